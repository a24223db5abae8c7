import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { expect, it } from 'vitest';
import { startPostgres } from '../test-services/postgres.ts';
import { startApi } from './api-process.ts';
import { countEvents, NO_DIFFERENCE } from './count-events.ts';
import { startStudents } from './student-stream.ts';

const LIMIT_MS = 300_000;
const ROUNDS = 6;

it('tries again when a sync was ended to break a deadlock, and no phone notices', { timeout: LIMIT_MS }, async () => {
  await using server = await startPostgres();
  const databaseUrl = await server.createDatabase();
  await using first = await startApi(databaseUrl);
  await using second = await startApi(databaseUrl);
  await using stream = await startStudents([first.url, second.url]);
  await sleep(5_000);
  await using sessions = new AsyncDisposableStack();
  const [outside, watch] = [await connect(sessions, databaseUrl), await connect(sessions, databaseUrl)];
  // Who waits that long in a circle is ended: the sync.
  await outside.query(`set deadlock_timeout = '5min'`);
  for (let round = 0; round < ROUNDS; round++) {
    await outside.query('begin');
    // A sync locks the student first, and progress last.
    const { rows } = await outside.query(
      'update student_progress set updated_at = updated_at where student_id = (select id from students order by random() limit 1) returning student_id',
    );
    await expect.poll(() => isBlocking(watch, outside), { timeout: 60_000, interval: 20 }).toBe(true);
    await outside.query('select from students where id = $1 for update', [rows[0].student_id]);
    await outside.query('commit');
    await sleep(1_500);
  }
  await sleep(5_000);
  const report = await stream.finish();
  const deadlocks = await countDeadlocks(watch);
  expect(await countEvents(`${deadlocks} deadlocks`, databaseUrl, report)).toEqual(NO_DIFFERENCE);
  expect(report.errors).toEqual({});
  expect(deadlocks).toBeGreaterThanOrEqual(ROUNDS);
});

type Session = pg.Client & { processID: number };

async function connect(sessions: AsyncDisposableStack, url: string): Promise<Session> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  sessions.defer(() => client.end());
  const { rows } = await client.query('select pg_backend_pid() as id');
  return Object.assign(client, { processID: Number(rows[0].id) });
}

async function isBlocking(watch: Session, session: Session): Promise<boolean> {
  const { rows } = await watch.query('select from pg_stat_activity where $1 = any(pg_blocking_pids(pid)) limit 1', [
    session.processID,
  ]);
  return rows.length > 0;
}

async function countDeadlocks(watch: Session): Promise<number> {
  const { rows } = await watch.query(
    'select deadlocks::integer from pg_stat_database where datname = current_database()',
  );
  return rows[0].deadlocks;
}
