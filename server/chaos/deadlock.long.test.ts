import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { expect, it } from 'vitest';
import { startPostgres } from '../test-services/postgres.ts';
import { startApi } from './api-process.ts';
import { countEvents, NO_DIFFERENCE } from './count-events.ts';
import { startStudents } from './student-stream.ts';

const LIMIT_MS = 300_000;
const ROUNDS = 6;

/** Locks in the other order than a sync, which locks the student first and progress last. In one statement, as a sync waits a second only. */
const CROSS_A_SYNC = `
do $$
declare
  student uuid := (select id from students order by random() limit 1);
begin
  update student_progress set updated_at = updated_at where student_id = student;
  while not exists (select from pg_locks where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))) loop
    perform pg_sleep(0.01);
  end loop;
  perform from students where id = student for update;
end
$$`;

it('tries again when a sync was ended to break a deadlock, and no phone notices', { timeout: LIMIT_MS }, async () => {
  await using server = await startPostgres();
  const databaseUrl = await server.createDatabase();
  await using first = await startApi(databaseUrl);
  await using second = await startApi(databaseUrl);
  await using stream = await startStudents([first.url, second.url]);
  await sleep(5_000);
  await using sessions = new AsyncDisposableStack();
  const outside = sessions.adopt(new pg.Client({ connectionString: databaseUrl }), (client) => client.end());
  await outside.connect();
  // Of those that wait for each other the one is ended that waited that long: the sync.
  await outside.query(`set deadlock_timeout = '5min'`);
  for (let round = 0; round < ROUNDS; round++) {
    await outside.query(CROSS_A_SYNC);
    await sleep(1_500);
  }
  await sleep(5_000);
  const report = await stream.finish();
  const deadlocks = await countDeadlocks(outside);
  expect(await countEvents(`${deadlocks} deadlocks`, databaseUrl, report)).toEqual(NO_DIFFERENCE);
  expect(report.errors, `${await first.readLog()}${await second.readLog()}`).toEqual({});
  expect(deadlocks).toBeGreaterThanOrEqual(ROUNDS);
});

async function countDeadlocks(session: pg.Client): Promise<number> {
  const { rows } = await session.query(
    'select deadlocks::integer from pg_stat_database where datname = current_database()',
  );
  return rows[0].deadlocks;
}
