import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId, problemAnswered, sectionRead, settingChanged, signIn } from '../../test-client.ts';
import { createTestServer } from '../../test-context.ts';
import { DATABASE, openEmptyDatabase, openTestDatabase } from '../../test-database.ts';
import type { Database } from '../database.ts';
import { applyMigrations, migrate, readMigrations } from '../migrate.ts';
import { openPglite } from '../pglite.ts';
import { restoreBackup } from './restore-backup.ts';
import { writeBackup } from './write-backup.ts';

const NOW = new Date('2026-11-23T09:00:00Z');
const openEmbedded = () => openPglite('memory://');

let folder: string;
let fileCount = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'akulearn-backup-'));
});
afterAll(() => rm(folder, { recursive: true }));

function newFile(): string {
  fileCount++;
  return join(folder, `${fileCount}.backup`);
}

/** Every row of every table and partition, and the migrations; not the epoch. */
function readAll(db: Database): Promise<Record<string, string[]>> {
  return db.transaction(async (tx) => {
    await tx.exec(`set local timezone = 'UTC'`);
    const tables = await tx.query<{ name: string }>(
      `select tablename::text as name from pg_tables where schemaname = 'public' order by tablename`,
    );
    const all: Record<string, string[]> = {};
    for (const { name } of tables) {
      const rows = await tx.query<{ row: string }>(
        `select (to_jsonb(t) - 'epoch' - 'applied_at')::text as row from ${name} t order by 1`,
      );
      all[name] = rows.map(({ row }) => row).sort();
    }
    return all;
  });
}

async function readEpoch(db: Database): Promise<string | undefined> {
  const [state] = await db.query<{ epoch: string }>('select epoch from server_state');
  return state?.epoch;
}

const BODY = '{ "b": "\u2028ọ\\u00e9",\r\n\t"a": [1.0, 1e2, {}], "a": 1 } ';

/** A school with work of two students, and the values that are the hardest to bring back. */
async function fill(db: Database): Promise<void> {
  const server = await createTestServer({ overrides: { db } });
  for (const phone of [await signIn(server), await signIn(server)]) {
    const events = Array.from({ length: 90 }, () => sectionRead());
    await phone.sync({
      events: [...events, problemAnswered('1'.repeat(32), 'a'), settingChanged('name', 'Ọ"\\\n,{}')],
    });
  }
  await db.query(
    `insert into lesson_versions (content_hash, lesson_id, body, published_at)
     values ('odd', $1, $2, '2026-11-23T09:00:00.123456+01')`,
    ['\\N, "quoted"\n', BODY],
  );
  await db.query('update lessons set keywords = $1', [['', 'NULL', 'a,"b"', '\\', '{}', 'line\nbreak']]);
  await db.query('update learning_events set score = 0.1::double precision + 0.2 where seq = 1');
  await db.query(`update learning_events set score = 'NaN', corrected_at = 'infinity' where seq = 2`);
  await db.query(
    `update students set email = null, last_seq = 9007199254740993, state = '{"n": 12345678901234567890.10}'
     where id = (select min(id::text)::uuid from students)`,
  );
}

const WAYS: [from: string, to: string, () => Promise<Database>, () => Promise<Database>][] = [
  [DATABASE, DATABASE, openEmptyDatabase, openEmptyDatabase],
  ['embedded', 'postgres', openEmbedded, openEmptyDatabase],
  ['postgres', 'embedded', openEmptyDatabase, openEmbedded],
];

test.each(DATABASE === 'postgres' ? WAYS : WAYS.slice(0, 1))(
  'everything comes back as it was, from %s to %s, in a new epoch',
  async (_from, _to, openSource, openTarget) => {
    await using open = new AsyncDisposableStack();
    const source = open.adopt(await openSource(), (db) => db.close());
    await migrate(source);
    await fill(source);
    const target = open.adopt(await openTarget(), (db) => db.close());
    const file = newFile();

    const written = await writeBackup(source, file, NOW);
    const restored = await restoreBackup(target, file, { replace: false });

    const before = await readAll(source);
    expect(before.learning_events).toHaveLength(184);
    expect(await readAll(target)).toEqual(before);
    expect(await target.query(`select body::text as body from lesson_versions where content_hash = 'odd'`)).toEqual([
      { body: BODY },
    ]);
    expect(restored).toMatchObject({
      savedAt: NOW.toISOString(),
      rows: written.rows,
      tables: written.tables,
      leftOut: [],
    });
    expect(await readEpoch(target)).not.toBe(await readEpoch(source));
  },
);

test('after a restore the phones bring back what the backup does not have, and nothing counts twice', async () => {
  const server = await createTestServer();
  await using _open = { [Symbol.asyncDispose]: () => server.db.close() };
  const phone = await signIn(server);
  const early = [sectionRead(), settingChanged('theme', 'dark')];
  await phone.sync({ events: early });
  const file = newFile();
  await writeBackup(server.db, file, NOW);

  const late = [
    sectionRead({ payload: { section_id: 'adding', active_seconds: 40 } }),
    settingChanged('theme', 'light'),
  ];
  await phone.sync({ events: late });
  const { cursor, snapshot: before } = await phone.sync({});
  const newcomer = await signIn(server);
  await newcomer.sync({ events: [sectionRead()] });

  await restoreBackup(server.db, file, { replace: true });
  expect((await newcomer.send({})).status).toBe(401);
  const answer = await phone.sync({ cursor });
  expect(answer.reset).toBe(true);
  expect(answer.cursor?.epoch).not.toBe(cursor?.epoch);
  expect(answer.snapshot?.progress).not.toEqual(before?.progress);

  const { results } = await phone.sync({ cursor, events: [...late, ...early] });
  expect(results.map(({ s }) => s)).toEqual(['ok', 'ok', 'dup', 'dup']);
  expect((await phone.sync({})).snapshot).toEqual(before);
  const rows = await server.db.query('select id from learning_events order by seq');
  expect(rows).toEqual([...early, ...late].map(({ id }) => ({ id })));
});

test('an older backup gets the migrations it had not seen', async () => {
  const migrations = await readMigrations();
  for (let ran = 1; ran < migrations.length; ran++) {
    await using open = new AsyncDisposableStack();
    const old = open.adopt(await openEmptyDatabase(), (db) => db.close());
    await applyMigrations(old, migrations.slice(0, ran));
    const student = { id: newId() };
    await old.query('insert into students (id, created_at) values ($1, now())', [student.id]);
    const file = newFile();
    await writeBackup(old, file, NOW);

    const target = open.adopt(await openEmptyDatabase(), (db) => db.close());
    await restoreBackup(target, file, { replace: false });
    expect(await target.query('select id from students')).toEqual([student]);
    expect(await target.query('select name, checksum from schema_migrations order by name')).toEqual(
      migrations.map(({ name, checksum }) => ({ name, checksum })),
    );
  }
});

test('a table that no migration makes is saved, and named when it cannot be put back', async () => {
  await using open = new AsyncDisposableStack();
  const source = open.adopt(await openTestDatabase(), (db) => db.close());
  await source.exec('create table notes_of_the_operator as select 1 as n');
  const file = newFile();
  await writeBackup(source, file, NOW);
  const target = open.adopt(await openEmptyDatabase(), (db) => db.close());
  expect(await restoreBackup(target, file, { replace: false })).toMatchObject({ leftOut: ['notes_of_the_operator'] });
});

test('a backup is written to a new file only, and leaves nothing behind when it fails', async () => {
  await using open = new AsyncDisposableStack();
  const db = open.adopt(await openEmptyDatabase(), (one) => one.close());
  const file = newFile();
  await expect(writeBackup(db, file, NOW)).rejects.toThrow('There is nothing to back up');
  await migrate(db);
  await expect(writeBackup(db, join(folder, 'no', 'such'), NOW)).rejects.toThrow(/such cannot be written: ENOENT/);
  await writeFile(file, 'other');
  await expect(writeBackup(db, file, NOW)).rejects.toThrow(`${file} exists already`);
  expect(await readFile(file, 'utf8')).toBe('other');
  expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
});
