import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { expect, it } from 'vitest';
import { startPostgres } from '../test-services/postgres.ts';
import { startApi } from './api-process.ts';
import { countEvents, NO_DIFFERENCE } from './count-events.ts';
import { startStudents } from './student-stream.ts';

const LIMIT_MS = 300_000;
/** Connections that one process makes. */
const POOL = 20;
/** Thirty phones: more than a pool has connections. */
const STUDENTS = 15;
/** A statement waits ten seconds for a lock. */
const LOCKED_MS = 13_000;

it('loses and doubles nothing when every connection of a process waits for a lock', { timeout: LIMIT_MS }, async () => {
  await using server = await startPostgres();
  const databaseUrl = await server.createDatabase();
  await using api = await startApi(databaseUrl);
  await using stream = await startStudents([api.url], STUDENTS);
  await sleep(5_000);
  await using outside = await connect(databaseUrl);
  await outside.query('begin');
  await outside.query('select from students for update');
  await expect.poll(() => countWaiting(outside), { timeout: 30_000 }).toBe(POOL);
  await sleep(LOCKED_MS);
  await outside.query('rollback');
  await sleep(5_000);
  const report = await stream.finish();
  expect(await countEvents('all connections of a process wait', databaseUrl, report)).toEqual(NO_DIFFERENCE);
  expect(Object.keys(report.errors)).toEqual(['503']);
});

it('loses and doubles nothing when others take all connections of the server', { timeout: LIMIT_MS }, async () => {
  await using server = await startPostgres({ settings: { max_connections: '40' } });
  const databaseUrl = await server.createDatabase();
  await using api = await startApi(databaseUrl);
  await using stream = await startStudents([api.url], STUDENTS);
  await sleep(5_000);
  {
    await using outside = new AsyncDisposableStack();
    const first = outside.use(await connect(databaseUrl));
    // Whatever the process has is ended, and taken from it before it is back.
    for (let round = 0; round < 5; round++) {
      await first.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'akulearn'`);
      await takeAll(outside, databaseUrl);
    }
    await sleep(5_000);
  }
  await sleep(8_000);
  const report = await stream.finish();
  expect(await countEvents('no connection left on the server', databaseUrl, report)).toEqual(NO_DIFFERENCE);
  expect(Object.keys(report.errors)).toEqual(['503']);
  expect(await api.readLog()).toContain('too many clients already');
});

type Session = pg.Client & AsyncDisposable;

async function connect(url: string): Promise<Session> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return Object.assign(client, { [Symbol.asyncDispose]: () => client.end() });
}

async function takeAll(sessions: AsyncDisposableStack, url: string): Promise<void> {
  for (;;) {
    try {
      sessions.use(await connect(url));
    } catch (error) {
      if (error instanceof pg.DatabaseError && error.code === '53300') return;
      throw error;
    }
  }
}

async function countWaiting(session: Session): Promise<number> {
  const { rows } = await session.query(
    `select count(*)::integer as waiting from pg_stat_activity
     where application_name = 'akulearn' and wait_event_type = 'Lock'`,
  );
  return rows[0].waiting;
}
