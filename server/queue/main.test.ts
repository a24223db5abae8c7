import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { expect, test, vi } from 'vitest';
import { readConfig } from '../config.ts';
import { openDatabase } from '../db/open-database.ts';
import { newId } from '../test-client.ts';
import { privateFolder } from '../test-services/private-folder.ts';
import { openPgBoss } from './pg-boss.ts';
import { EXCHANGE_OF } from './queue.ts';

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));

/** What the command says, on both outputs. */
function run(env: NodeJS.ProcessEnv, ...args: string[]): Promise<{ code: number | string; says: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [MAIN, ...args], { env }, (error, stdout, stderr) => {
      resolve({ code: error?.code ?? 0, says: stdout + stderr });
    });
  });
}

test('an operator sees what could not be handled, and tries it again or deletes it', { timeout: 120_000 }, async () => {
  await using folder = await privateFolder('queue');
  const env = { DATA_DIR: folder.path };
  const log = pino({ level: 'silent' });
  const db = await openDatabase(readConfig(env), log);
  const queue = await openPgBoss({ db, kind: 'embedded', log, retry: { retries: 0, firstMs: 0 } });
  const id = newId();
  const message = { id, exchange: EXCHANGE_OF.tasks, routingKey: 'task.no-such', body: { by: 1 } };
  await queue.consume('tasks', { concurrency: 1, batchSize: 1, timeLimitMs: 1000 }, async () => {
    throw new Error('cannot do this');
  });
  (await db.transaction((tx) => queue.publish([message], tx)))();
  await vi.waitUntil(async () => (await queue.deadLetters.list('tasks', 1)).length === 1, { timeout: 20_000 });
  await queue.close();
  await db.close();

  expect(await run(env, 'list', 'tasks')).toEqual({
    code: 0,
    says: `${id} task.no-such: cannot do this\n  {"by":1}\n1 of tasks could not be handled.\n`,
  });
  expect(await run(env, 'retry', 'tasks')).toEqual({ code: 0, says: 'Put 1 back into tasks.\n' });
  expect(await run(env, 'list', 'tasks')).toEqual({ code: 0, says: '0 of tasks could not be handled.\n' });
  expect(await run(env, 'purge', 'tasks')).toEqual({ code: 0, says: 'Deleted 0 of tasks.\n' });
});

test.each([[[]], [['list']], [['list', 'all']], [['drop', 'tasks']], [['list', 'tasks', 'more']]])(
  'told %j it says how it is used',
  async (args) => {
    const { code, says } = await run({}, ...args);
    expect(code).toBe(1);
    expect(says).toContain('QUEUE is one of analytics, notifications, tasks');
  },
);
