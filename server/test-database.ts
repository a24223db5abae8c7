import { inject } from 'vitest';
import type { Database } from './db/database.ts';
import { migrate } from './db/migrate.ts';
import { openPglite } from './db/pglite.ts';
import { openPostgres } from './db/postgres.ts';
import { createDatabase } from './test-services/create-database.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A PostgreSQL server for the tests of this run; null for the embedded database. */
    postgresUrl: string | null;
  }
}

/** The kind of database that this run of the tests is about. */
export const DATABASE = inject('postgresUrl') === null ? 'embedded' : 'postgres';

/** A database of the test's own, with the newest schema. The caller closes it. */
export async function openTestDatabase(): Promise<Database> {
  const db = await openEmptyDatabase();
  await migrate(db);
  return db;
}

/** The same without any table. */
export async function openEmptyDatabase(): Promise<Database> {
  const server = inject('postgresUrl');
  return server === null ? openPglite('memory://') : openPostgres(await createDatabase(server), failTest);
}

function failTest(error: Error): void {
  throw error;
}
