import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { newId, problemAnswered, sectionRead, settingChanged, signIn } from '../../test-client.ts';
import { createTestServer } from '../../test-context.ts';
import { DATABASE, openEmptyDatabase } from '../../test-database.ts';
import type { Database } from '../database.ts';
import { applyMigrations, migrate, readMigrations } from '../migrate.ts';
import { openPglite } from '../pglite.ts';
import { restoreBackup } from './restore-backup.ts';
import { writeBackup } from './write-backup.ts';

const NOW = new Date('2026-11-23T09:00:00Z');

let folder: string;
let fileCount = 0;
let first: Database;
let second: Database;
/** Only where the others are on PostgreSQL. */
let embedded: Database | null;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'akulearn-backup-'));
  [first, second] = await Promise.all([openEmptyDatabase(), openEmptyDatabase()]);
  embedded = DATABASE === 'postgres' ? await openPglite('memory://') : null;
});
beforeEach(async () => {
  for (const db of all()) await clear(db);
});
afterAll(async () => {
  for (const db of all()) await db.close();
  await rm(folder, { recursive: true });
});

function all(): Database[] {
  return embedded ? [first, second, embedded] : [first, second];
}

async function clear(db: Database): Promise<void> {
  await db.exec('drop schema public cascade; create schema public');
}

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
    const content: Record<string, string[]> = {};
    for (const { name } of tables) {
      const rows = await tx.query<{ row: string }>(
        `select (to_jsonb(t) - 'epoch' - 'applied_at')::text as row from ${name} t order by 1`,
      );
      content[name] = rows.map(({ row }) => row).sort();
    }
    return content;
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

const WAYS: [string, () => Database | null, () => Database | null][] = [
  [`from ${DATABASE} to ${DATABASE}`, () => first, () => second],
  ['from embedded to postgres', () => embedded, () => first],
  ['from postgres to embedded', () => first, () => embedded],
];

test.each(DATABASE === 'postgres' ? WAYS : WAYS.slice(0, 1))(
  'everything comes back as it was, %s, in a new epoch',
  async (_, from, to) => {
    const [source, target] = [from() ?? first, to() ?? first];
    await migrate(source);
    await fill(source);
    const before = await readAll(source);
    const file = newFile();

    const written = await writeBackup(source, file, NOW);
    const restored = await restoreBackup(target, file, { replace: false });

    expect(before.learning_events).toHaveLength(184);
    expect(await readAll(target)).toEqual(before);
    expect(await target.query(`select body::text as body from lesson_versions where content_hash = 'odd'`)).toEqual([
      { body: BODY },
    ]);
    const { rows, tables } = written;
    expect(restored).toEqual({ savedAt: NOW.toISOString(), rows, tables, leftOut: [] });
    expect(await readEpoch(target)).not.toBe(await readEpoch(source));
  },
);

test('after a restore the phones bring back what the backup does not have, and nothing counts twice', async () => {
  await migrate(first);
  const server = await createTestServer({ overrides: { db: first } });
  const phone = await signIn(server);
  const early = [sectionRead(), settingChanged('theme', 'dark')];
  await phone.sync({ events: early });
  const file = newFile();
  await writeBackup(first, file, NOW);

  const late = [
    sectionRead({ payload: { section_id: 'adding', active_seconds: 40 } }),
    settingChanged('theme', 'light'),
  ];
  await phone.sync({ events: late });
  const { cursor, snapshot: before } = await phone.sync({});
  const newcomer = await signIn(server);
  await newcomer.sync({ events: [sectionRead()] });

  await restoreBackup(first, file, { replace: true });
  expect((await newcomer.send({})).status).toBe(401);
  const answer = await phone.sync({ cursor });
  expect(answer.reset).toBe(true);
  expect(answer.cursor?.epoch).not.toBe(cursor?.epoch);
  expect(answer.snapshot?.progress).not.toEqual(before?.progress);

  const { results } = await phone.sync({ cursor, events: [...late, ...early] });
  expect(results.map(({ s }) => s)).toEqual(['ok', 'ok', 'dup', 'dup']);
  expect((await phone.sync({})).snapshot).toEqual(before);
  const rows = await first.query('select id from learning_events order by seq');
  expect(rows).toEqual([...early, ...late].map(({ id }) => ({ id })));
});

test('an older backup gets the migrations it had not seen', async () => {
  const migrations = await readMigrations();
  const student = { id: newId() };
  for (let ran = 1; ran < migrations.length; ran++) {
    await clear(first);
    await applyMigrations(first, migrations.slice(0, ran));
    await first.query('insert into students (id, created_at) values ($1, now())', [student.id]);
    const file = newFile();
    await writeBackup(first, file, NOW);
    await migrate(first);
    await first.query('delete from students');

    await restoreBackup(first, file, { replace: false });
    expect(await first.query('select id from students')).toEqual([student]);
    expect(await first.query('select name, checksum from schema_migrations order by name')).toEqual(
      migrations.map(({ name, checksum }) => ({ name, checksum })),
    );
  }
});

test('a table that no migration makes is saved, and named when it cannot be put back', async () => {
  await migrate(first);
  await first.exec('create table notes_of_the_operator as select 1 as n');
  const file = newFile();
  await writeBackup(first, file, NOW);
  expect(await restoreBackup(first, file, { replace: false })).toMatchObject({ leftOut: ['notes_of_the_operator'] });
});

test('a backup is written to a new file only, and leaves nothing behind when it fails', async () => {
  const file = newFile();
  await expect(writeBackup(first, file, NOW)).rejects.toThrow('There is nothing to back up');
  await migrate(first);
  await expect(writeBackup(first, join(folder, 'no', 'such'), NOW)).rejects.toThrow(/such cannot be written: ENOENT/);
  await writeFile(file, 'other');
  await expect(writeBackup(first, file, NOW)).rejects.toThrow(`${file} exists already`);
  expect(await readFile(file, 'utf8')).toBe('other');
  expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
});
