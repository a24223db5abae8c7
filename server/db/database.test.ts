import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from './database.ts';
import { migrate } from './migrate.ts';
import { openDatabase } from './open-database.ts';
import { openPglite } from './pglite.ts';

let db: Database;
beforeAll(async () => {
  db = await openPglite('memory://');
  await migrate(db);
});
afterAll(() => db.close());

test('a transaction that fails leaves nothing behind', async () => {
  const failing = db.transaction(async (tx) => {
    await tx.query('update server_state set fold_version = 77');
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect(await db.query('select fold_version from server_state')).toEqual([{ fold_version: 0 }]);
});

test('migrating again changes nothing', async () => {
  const applied = () => db.query('select * from schema_migrations order by name');
  const before = await applied();
  await migrate(db);
  expect(before).not.toEqual([]);
  expect(await applied()).toEqual(before);
});

test('a migration that was changed after it ran is refused by name', async () => {
  const [first] = await db.query<{ name: string; checksum: string }>('select name, checksum from schema_migrations');
  await db.query(`update schema_migrations set checksum = 'other' where name = $1`, [first?.name]);
  await expect(migrate(db)).rejects.toThrow(`${first?.name} has changed since it ran`);
  await db.query('update schema_migrations set checksum = $2 where name = $1', [first?.name, first?.checksum]);
  await db.query(`insert into schema_migrations (name, checksum) values ('9999-gone.sql', '')`);
  await expect(migrate(db)).rejects.toThrow('9999-gone.sql ran on this database but is missing here');
  await db.query(`delete from schema_migrations where name = '9999-gone.sql'`);
});

test('the indexes have the names the platform lists', async () => {
  const rows = await db.query<{ indexname: string }>(`select indexname from pg_indexes where schemaname = 'public'`);
  const names = rows.map(({ indexname }) => indexname);
  expect(names).toEqual(
    expect.arrayContaining([
      'idx_students_email',
      'idx_students_created_at',
      'idx_lessons_subject',
      'idx_lessons_difficulty',
      'idx_progress_student',
      'idx_progress_lesson',
      'idx_progress_completed',
    ]),
  );
});

test('a folder that is open is refused, and free after a clean stop with the same epoch', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'akulearn-'));
  const epoch = (of: Database) => of.query('select epoch from server_state');
  const first = await openDatabase(folder);
  const before = await epoch(first);
  await expect(openDatabase(folder)).rejects.toThrow(`DATA_DIR ${folder} is in use by another running server`);
  await first.close();
  const second = await openDatabase(folder);
  expect(await epoch(second)).toEqual(before);
  await second.close();
  await rm(folder, { recursive: true });
});
