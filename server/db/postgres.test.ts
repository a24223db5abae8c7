import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { createApp } from '../app.ts';
import { createTestServer } from '../test-context.ts';
import { createDatabase } from '../test-services/create-database.ts';
import { type Database, DatabaseUnavailable } from './database.ts';
import { migrate } from './migrate.ts';
import { openPostgres } from './postgres.ts';

let url: string;
let db: Database;
const lost: Error[] = [];
const open = () => openPostgres(url, (error) => lost.push(error));
beforeAll(async () => {
  url = await createDatabase(inject('postgresUrl') ?? '');
  db = open();
});
afterAll(() => db.close());

test('processes that start at once bring the schema up to date once', async () => {
  const processes = Array.from({ length: 4 }, open);
  await Promise.all(processes.map(migrate));
  await Promise.all(processes.map((one) => one.close()));
  const [state] = await db.query<{ n: number }>('select count(*) as n from server_state');
  expect(state?.n).toBe(1);
});

test('of two transactions that wait for each other both commit', async () => {
  await db.exec(
    'create table pairs (id integer primary key, n integer not null); insert into pairs values (1, 0), (2, 0)',
  );
  const bothHoldOne = Promise.withResolvers<void>();
  let holding = 0;
  const addTo = (first: number, second: number) =>
    db.transaction(async (tx) => {
      await tx.query('update pairs set n = n + 1 where id = $1', [first]);
      holding++;
      if (holding === 2) bothHoldOne.resolve();
      await bothHoldOne.promise;
      await tx.query('update pairs set n = n + 1 where id = $1', [second]);
    });
  await Promise.all([addTo(1, 2), addTo(2, 1)]);
  expect(await db.query('select n from pairs order by id')).toEqual([{ n: 2 }, { n: 2 }]);
});

test('of statements sent together the one that failed is told, though another is heard of first', async () => {
  await db.exec('create table names (name text primary key)');
  const failing = db.transaction(async (tx) => {
    const insert = () => tx.query(`insert into names values ('Amina')`);
    // The first is waited for through more promises than the last.
    const nested = async () => Promise.all([Promise.all([insert(), insert()])]);
    const answers = Promise.all([nested(), tx.query('select 1')]);
    // Busy until all answers are there, so that they are read at once.
    setImmediate(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300));
    await answers;
  });
  await expect(failing).rejects.toMatchObject({ code: '23505' });
});

test('more work than connections waits its turn', async () => {
  const answers = await Promise.all(Array.from({ length: 60 }, (_, i) => db.query('select $1::integer as i', [i])));
  expect(answers.map(([row]) => row)).toEqual(Array.from({ length: 60 }, (_, i) => ({ i })));
  const [connections] = await db.query<{ n: number }>(
    `select count(*) as n from pg_stat_activity where datname = current_database() and application_name = 'akulearn'`,
  );
  expect(connections?.n).toBe(20);
});

test('statements are prepared once', async () => {
  const one = openPostgres(url, () => {});
  const read = () => one.query<{ n: number }>('select count(*) as n from pg_prepared_statements where not from_sql');
  await read();
  await read();
  expect(await read()).toEqual([{ n: 1 }]);
  await one.close();
});

test('a connection that is cut in a transaction is reported as such, and the next one works', async () => {
  const cut = db.transaction(async (tx) => {
    await tx.query('update pairs set n = 77');
    const [self] = await tx.query<{ pid: number }>('select pg_backend_pid() as pid');
    await db.query('select pg_terminate_backend($1)', [self?.pid]);
    await tx.query('select 1');
  });
  await expect(cut).rejects.toThrow(DatabaseUnavailable);
  expect(await db.query('select distinct n from pairs')).toEqual([{ n: 2 }]);
});

test('connections that break unused are told of and replaced', async () => {
  const other = open();
  await other.query('select 1');
  await db.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid() and query = 'select 1'`,
  );
  await expect.poll(() => lost.length).toBeGreaterThan(0);
  expect(await other.query('select 1 as one')).toEqual([{ one: 1 }]);
  await other.close();
});

test('without its database the server answers 503 and when to come again', async () => {
  const away = openPostgres(`postgres://app@127.0.0.1:${await unusedPort()}/app`, () => {});
  await expect(away.transaction((tx) => tx.query('select 1'))).rejects.toThrow(DatabaseUnavailable);

  const { context } = await createTestServer({ overrides: { db } });
  const answer = await createApp({ ...context, db: away }).request('/api/v3/health');
  expect(answer.status).toBe(503);
  expect(answer.headers.get('Retry-After')).toBe('5');
  expect(await answer.json()).toMatchObject({ error: { code: 'UNAVAILABLE' } });
  await away.close();
});

test('a database that is not there, as before a restore, is not available', async () => {
  const gone = openPostgres(Object.assign(new URL(url), { pathname: 'gone' }).href, () => {});
  await expect(gone.query('select 1')).rejects.toThrow(DatabaseUnavailable);
  await gone.close();
});

async function unusedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  server.close();
  await once(server, 'close');
  return address.port;
}
