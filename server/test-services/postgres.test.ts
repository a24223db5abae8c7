import { existsSync } from 'node:fs';
import pg from 'pg';
import { expect, it } from 'vitest';
import { startPostgres } from './postgres.ts';
import { privateFolder } from './private-folder.ts';
import { childrenOf, isRunning } from './running-processes.ts';

it('starts an empty server that leaves nothing behind', async () => {
  const server = await startPostgres();
  const { pid, dataDir } = server;
  expect(
    await query(server.url, 'SELECT current_user, pg_encoding_to_char(encoding) FROM pg_database LIMIT 1'),
  ).toEqual([{ current_user: 'app', pg_encoding_to_char: 'UTF8' }]);
  const all = [pid, ...childrenOf(pid)];
  expect(all.length).toBeGreaterThan(1);
  await server[Symbol.asyncDispose]();
  expect(all.filter(isRunning)).toEqual([]);
  expect(existsSync(dataDir)).toBe(false);
});

it('makes databases that know nothing of each other', async () => {
  await using server = await startPostgres();
  const [one, other] = await Promise.all([server.createDatabase(), server.createDatabase()]);
  await query(one, 'CREATE TABLE notes (text text)');
  expect(await query(other, "SELECT to_regclass('notes') AS found")).toEqual([{ found: null }]);
});

it('keeps the data at the same address when it is killed, its children too, and starts again', async () => {
  await using server = await startPostgres();
  const { pid, url } = server;
  await query(url, 'CREATE TABLE notes (text text)');
  await query(url, "INSERT INTO notes VALUES ('kept')");
  const children = childrenOf(pid);
  await server.kill();
  expect([pid, ...children].filter(isRunning)).toEqual([]);
  await expect(query(url, 'SELECT 1')).rejects.toThrow('ECONNREFUSED');
  await server.start();
  expect(server.pid).not.toBe(pid);
  expect((await server.readLog()).match(/starting PostgreSQL/g)).toHaveLength(2);
  expect(await query(url, 'SELECT text FROM notes')).toEqual([{ text: 'kept' }]);
});

it('takes up a folder of its own, which stays, with other settings', async () => {
  await using folder = await privateFolder('postgres-data');
  const dataDir = folder.path;
  {
    await using server = await startPostgres({ dataDir });
    await query(server.url, 'CREATE TABLE notes (text text)');
  }
  await using server = await startPostgres({ dataDir, settings: { fsync: 'on' } });
  expect(await query(server.url, "SELECT to_regclass('notes')::text AS found, current_setting('fsync')")).toEqual([
    { found: 'notes', current_setting: 'on' },
  ]);
});

it('says what is wrong with a setting and leaves nothing behind', async () => {
  await using folder = await privateFolder('postgres-data');
  const start = startPostgres({ dataDir: folder.path, settings: { max_connections: 'many' } });
  await expect(start).rejects.toThrow(/ended with 1:.*invalid value for parameter "max_connections": "many"/s);
});

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
