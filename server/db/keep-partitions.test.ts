import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../test-client.ts';
import { openTestDatabase } from '../test-database.ts';
import type { Database } from './database.ts';
import { keepPartitions } from './keep-partitions.ts';

let db: Database;
const clock = { now: Date.parse('2026-11-23T09:00:00Z') };
const keep = (on: Database = db) => keepPartitions({ db: on, clock: () => clock.now });
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());

async function partitions(): Promise<string[]> {
  const rows = await db.query<{ name: string }>(
    `select inhrelid::regclass::text as name from pg_inherits where inhparent = 'analytics_events'::regclass order by 1`,
  );
  return rows.map(({ name }) => name.replace('analytics_events_', ''));
}

async function record(time: string, id = newId()): Promise<string> {
  await db.query('insert into analytics_events values ($1, $2, $3, $4, $5, $6)', [
    id,
    newId(),
    'page_view',
    '{}',
    new Date(time),
    new Date(clock.now),
  ]);
  return id;
}

/** In which partition an event is, among those attached. */
async function whereIs(id: string): Promise<string[]> {
  const rows = await db.query<{ name: string }>(
    'select tableoid::regclass::text as name from analytics_events where id = $1',
    [id],
  );
  return rows.map(({ name }) => name.replace('analytics_events_', ''));
}

const MONTHS = [
  ...['2025_10', '2025_11', '2025_12', '2026_01', '2026_02', '2026_03', '2026_04', '2026_05', '2026_06', '2026_07'],
  ...['2026_08', '2026_09', '2026_10', '2026_11', '2026_12', '2027_01'],
];

test('events recorded before their month has a partition are moved to it, each to its own', async () => {
  const first = await record('2026-11-01T00:00:00Z');
  const last = await record('2026-11-30T23:59:59.999Z');
  const old = await record('2025-10-01T00:00:00Z');
  const tooOld = await record('2025-09-30T23:59:59.999Z');
  const tooNew = await record('2027-02-01T00:00:00Z');
  expect(await whereIs(first)).toEqual(['default']);

  await keep();

  expect(await partitions()).toEqual([...MONTHS, 'default']);
  expect(await Promise.all([first, last, old, tooOld, tooNew].map(whereIs))).toEqual([
    ...[['2026_11'], ['2026_11'], ['2025_10'], ['default'], ['default']],
  ]);
});

test('a second run, and several at once, change nothing', async () => {
  const before = await db.query('select tableoid::integer, * from analytics_events order by id');
  await Promise.all([keep(), keep(), keep()]);
  expect(await partitions()).toEqual([...MONTHS, 'default']);
  expect(await db.query('select tableoid::integer, * from analytics_events order by id')).toEqual(before);
});

test('every partition has the indexes of the whole and refuses an event it has', async () => {
  const [missing] = await db.query<{ n: number }>(
    `select count(*)::integer as n from pg_inherits where inhparent = 'analytics_events'::regclass and 3 <> (
       select count(*) from pg_index join pg_inherits as part on part.inhrelid = indexrelid where indrelid = pg_inherits.inhrelid)`,
  );
  expect(missing?.n).toBe(0);
  const id = await record('2026-11-23T08:00:00Z');
  await expect(record('2026-11-23T08:00:00Z', id)).rejects.toThrow('duplicate key');
});

test('a month later the next is added, and the one that is too old leaves every query but not the disk', async () => {
  const expiring = await record('2025-10-15T00:00:00Z');
  clock.now = Date.parse('2026-12-01T00:00:00Z');
  await keep();
  expect(await partitions()).toEqual([...MONTHS.slice(1), '2027_02', 'default']);
  expect(await whereIs(expiring)).toEqual([]);
  expect(await db.query('select id from analytics_events_2025_10 where id = $1', [expiring])).toEqual([
    { id: expiring },
  ]);
});

test('after a clock that was wrong is set right, the months are whole again and hold a resend once', async () => {
  const time = '2026-11-05T00:00:00Z';
  const id = await record(time);
  clock.now = Date.parse('2030-01-01T00:00:00Z');
  await keep();
  expect(await whereIs(id)).toEqual([]);
  await record(time, id);
  const late = await record(time);
  clock.now = Date.parse('2026-11-23T09:00:00Z');
  await keep();
  expect(await partitions()).toEqual(expect.arrayContaining(MONTHS));
  expect(await Promise.all([id, late].map(whereIs))).toEqual([['2026_11'], ['2026_11']]);
});

test('a run that breaks off in the middle leaves no event out, and the next one finishes', async () => {
  clock.now = Date.parse('2040-06-15T00:00:00Z');
  const ids = await Promise.all(['2040-05-10T00:00:00Z', '2040-06-10T00:00:00Z'].map((time) => record(time)));
  for (const breaking of [1, 5, 14]) {
    await expect(keep(breakingAt(breaking))).rejects.toThrow('cut off');
    expect((await Promise.all(ids.map(whereIs))).flat()).toHaveLength(2);
  }
  await keep();
  expect(await Promise.all(ids.map(whereIs))).toEqual([['2040_05'], ['2040_06']]);
});

/** The database, but the transaction of this number is cut off after its last statement. */
function breakingAt(number: number): Database {
  let begun = 0;
  return {
    ...db,
    transaction: (work) =>
      db.transaction(async (tx) => {
        const result = await work(tx);
        begun++;
        if (begun === number) throw new Error('cut off');
        return result;
      }),
  };
}
