import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { lockWork } from './advisory-lock.ts';
import type { Database, Queryable } from './database.ts';

/**
 * Brings the database to the newest schema: runs the files of `migrations/` it has not seen, in order, in one transaction. Of
 * several processes that start at once one does it and the others wait. Throws when a file that already ran was changed
 * since, or is gone.
 */
export async function migrate(db: Database): Promise<void> {
  await applyMigrations(db, await readMigrations());
}

export interface Migration {
  name: string;
  sql: string;
  checksum: string;
}

export async function applyMigrations(db: Database, migrations: Migration[]): Promise<void> {
  await db.transaction((tx) => applyMigrationsWithin(tx, migrations));
}

/** The same as a part of the transaction `tx`. */
export async function applyMigrationsWithin(tx: Queryable, migrations: Migration[]): Promise<void> {
  await lockMigrations(tx);
  await tx.exec(
    `create table if not exists schema_migrations (
       name text primary key,
       checksum text not null,
       applied_at timestamptz not null default now()
     )`,
  );
  const applied = await tx.query<{ name: string; checksum: string }>('select name, checksum from schema_migrations');
  for (const { name, checksum } of applied) {
    const migration = migrations.find((one) => one.name === name);
    if (migration?.checksum !== checksum) {
      const fault = migration ? 'has changed since it ran' : 'ran on this database but is missing here';
      throw new Error(`Migration ${name} ${fault}. Migrations only go forward: restore the file and add a new one.`);
    }
  }
  for (const { name, sql, checksum } of migrations) {
    if (applied.some((one) => one.name === name)) continue;
    await tx.exec(sql);
    await tx.query('insert into schema_migrations (name, checksum) values ($1, $2)', [name, checksum]);
  }
}

/** Until `tx` ends, no other process changes the schema or starts. */
export async function lockMigrations(tx: Queryable): Promise<void> {
  await lockWork(tx, 'migrate');
}

/** In the order to run them. */
export async function readMigrations(): Promise<Migration[]> {
  const folder = new URL('./migrations/', import.meta.url);
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(new URL(name, folder), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}
