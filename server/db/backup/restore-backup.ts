import { SetupError } from '../../setup-error.ts';
import type { Database, Queryable } from '../database.ts';
import { applyMigrationsWithin, lockMigrations, type Migration, readMigrations } from '../migrate.ts';
import { changeEpoch, hasSchema } from '../server-state.ts';
import type { Header } from './backup-format.ts';
import { readBatches, readHeader } from './read-backup.ts';
import { NO_TIME_LIMITS, quote, readTables, type Table } from './tables.ts';

export interface Restored {
  savedAt: string;
  tables: number;
  rows: number;
  /** Tables in the backup that none of our migrations makes. */
  leftOut: string[];
}

/**
 * Puts a backup into a database that has no students, or with `replace` in the place of everything it has. All happens in
 * one transaction, with the whole file checked before: when it fails, the database is as it was. Others that use the
 * database wait until it is done. Phones then send again what they still hold.
 */
export async function restoreBackup(db: Database, file: string, { replace }: { replace: boolean }): Promise<Restored> {
  const header = await readHeader(file);
  const known = await readMigrations();
  const ran = findMigrations(file, header, known);
  for await (const _ of readBatches(file)) {
    // Reading to the end is the check.
  }

  return db.transaction(async (tx) => {
    await tx.exec(NO_TIME_LIMITS);
    await lockMigrations(tx);
    await dropTables(tx, replace);
    await applyMigrationsWithin(tx, ran);
    const loaded = await loadRows(tx, file, header);
    await applyMigrationsWithin(tx, known);
    await changeEpoch(tx);
    return { savedAt: header.saved_at, ...loaded };
  });
}

/** Those that the saved database had run. */
function findMigrations(file: string, header: Header, known: Migration[]): Migration[] {
  return header.migrations.map(({ name, checksum }) => {
    const migration = known.find((one) => one.name === name);
    if (!migration) {
      throw new SetupError(
        `${file} is of a newer Akulearn, which has the migration ${name}: restore it with that version`,
      );
    }
    if (migration.checksum !== checksum) {
      throw new SetupError(
        `${file} is of another Akulearn, whose migration ${name} differs: restore it with that version`,
      );
    }
    return migration;
  });
}

async function dropTables(tx: Queryable, replace: boolean): Promise<void> {
  const tables = (await readTables(tx)).map(({ name }) => quote(name));
  if (tables.length === 0) return;
  if (!(await hasSchema(tx))) {
    throw new SetupError(
      `The database has tables that are not of Akulearn, such as ${tables[0]}: restore into one of Akulearn's own`,
    );
  }
  // So that nobody signs up between the question and the deed.
  await tx.exec(`lock table ${tables.join(', ')} in access exclusive mode`);
  const [students] = await tx.query<{ n: number }>('select count(*) as n from students');
  if (students?.n !== 0 && !replace) {
    throw new SetupError(
      `The database has students (${students?.n}): restore into an empty one, or give --replace to put the backup in its place`,
    );
  }
  await tx.exec(`drop table schema_migrations, ${tables.join(', ')}`);
}

async function loadRows(tx: Queryable, file: string, header: Header): Promise<Omit<Restored, 'savedAt'>> {
  const made = await readTables(tx);
  // Some migrations fill what they make.
  await tx.exec(`truncate ${made.map(({ name }) => quote(name)).join(', ')}`);
  const inserts = new Map<string, string>();
  for (const { name, columns } of header.tables) {
    const table = made.find((one) => one.name === name);
    if (table) inserts.set(name, insertInto(table, columns));
  }
  let rows = 0;
  for await (const batch of readBatches(file)) {
    const insert = inserts.get(batch.table);
    if (insert === undefined) continue;
    await tx.query(insert, [batch.rows]);
    rows += batch.count;
  }
  const leftOut = header.tables.map(({ name }) => name).filter((name) => !inserts.has(name));
  return { tables: inserts.size, rows, leftOut };
}

function insertInto(table: Table, columns: string[]): string {
  const values = columns.map((name, i) => {
    const column = table.columns.find((one) => one.name === name);
    if (!column) throw new SetupError(`The backup has a column ${table.name}.${name}, which no migration makes`);
    return `(row->>${i})::${column.type}`;
  });
  return `insert into ${quote(table.name)} (${columns.map(quote).join(', ')})
    select ${values.join(', ')} from jsonb_array_elements($1::jsonb) as row`;
}
