import { createWriteStream, existsSync } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { SetupError } from '../../setup-error.ts';
import type { Database, Queryable } from '../database.ts';
import { hasSchema } from '../server-state.ts';
import { type End, type Header, type TableLine, VERSION } from './backup-format.ts';
import { NO_TIME_LIMITS, quote, readTables } from './tables.ts';

export interface Written {
  tables: number;
  rows: number;
  bytes: number;
}

/** Writes everything in the database, as it is at one moment, to a new file, which appears when it is complete and on the disk. */
export async function writeBackup(db: Database, file: string, now: Date): Promise<Written> {
  if (existsSync(file)) throw new SetupError(`${file} exists already: a backup is not written over another file`);
  const part = `${file}.part`;
  try {
    const rows = await db.transaction((tx) => writeRows(tx, part, now));
    const { size } = await stat(part);
    await rename(part, file);
    await syncFolder(dirname(file));
    const counts = Object.values(rows);
    return { tables: counts.length, rows: counts.reduce((sum, count) => sum + count, 0), bytes: size };
  } catch (error) {
    await rm(part, { force: true });
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    throw new SetupError(`${file} cannot be written: ${error.message}`, { cause: error });
  }
}

/** The rows of all tables at once can be more than the memory holds. */
const ROWS_AT_ONCE = 200;

/**
 * All at one moment, whatever others write meanwhile; no limit on time, as a slow disk may hold the statements up; no row left out
 * for want of rights; and text that every session reads alike, whatever the server is set to.
 */
const SETTINGS = `
  set transaction isolation level repeatable read, read only;
  ${NO_TIME_LIMITS}
  set local row_security = off;
  set local datestyle = 'ISO';
  set local intervalstyle = 'postgres';
  set local timezone = 'UTC';
  set local extra_float_digits = 1`;

async function writeRows(tx: Queryable, file: string, now: Date): Promise<End['rows']> {
  await tx.exec(SETTINGS);
  if (!(await hasSchema(tx))) throw new SetupError('There is nothing to back up: this database was never in use');
  const rows: End['rows'] = {};
  // Readable by its owner only: it holds everything about the students.
  const output = createWriteStream(file, { mode: 0o600, flush: true });
  await pipeline(Readable.from(backupText(tx, rows, now)), createGzip(), output);
  return rows;
}

async function* backupText(tx: Queryable, rows: End['rows'], now: Date): AsyncGenerator<string> {
  const migrations = await tx.query<Header['migrations'][number]>(
    'select name, checksum from schema_migrations order by name',
  );
  const tables = await readTables(tx);
  yield line<Header>({
    format: 'akulearn-backup',
    version: VERSION,
    saved_at: now.toISOString(),
    migrations,
    tables: tables.map(({ name, columns }) => ({ name, columns: columns.map((column) => column.name) })),
  });
  for (const { name, columns } of tables) {
    yield line<TableLine>({ table: name });
    rows[name] = 0;
    const values = columns.map((column) => `${quote(column.name)}::text`);
    await tx.exec(
      `declare backup no scroll cursor for select to_json(array[${values.join(', ')}])::text as row from ${quote(name)}`,
    );
    for (;;) {
      const page = await tx.query<{ row: string }>(`fetch ${ROWS_AT_ONCE} from backup`);
      if (page.length === 0) break;
      rows[name] += page.length;
      yield page.map(({ row }) => `${row}\n`).join('');
    }
    await tx.exec('close backup');
  }
  yield line<End>({ rows });
}

function line<Line>(content: Line): string {
  return `${JSON.stringify(content)}\n`;
}

/** Without this the new name may not outlive a power cut. */
async function syncFolder(path: string): Promise<void> {
  await using folder = await open(path);
  await folder.sync();
}
