import * as z from 'zod/mini';

/** What the first line of every version has. */
export const beginningSchema = z.object({
  format: z.literal('akulearn-backup'),
  /** Raised when older programs could not read what newer ones write. */
  version: z.int(),
});

/**
 * A backup is JSON lines under gzip: the header; for each table a line that names it, then its rows; the end. A row is the array of
 * its values, in the order of the columns in the header, each as the text that PostgreSQL itself writes and reads, so that it
 * comes back exactly, or null.
 */
export const headerSchema = z.extend(beginningSchema, {
  saved_at: z.string(),
  /** Those that had run. */
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })),
  /** In the order to fill them. */
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()) })),
});
export type Header = z.infer<typeof headerSchema>;

export const VERSION = 1;

/** Stands between the header and the end. */
export const tableLineSchema = z.object({ table: z.string() });
export type TableLine = z.infer<typeof tableLineSchema>;

/** The last line: how many rows each table has, which tells a whole file from one that was cut off. */
export const endSchema = z.object({ rows: z.record(z.string(), z.int()) });
export type End = z.infer<typeof endSchema>;
