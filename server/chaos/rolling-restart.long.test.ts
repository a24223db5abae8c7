import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { startPostgres } from '../test-services/postgres.ts';
import { startApi } from './api-process.ts';
import { countEvents, NO_DIFFERENCE } from './count-events.ts';
import { startStudents } from './student-stream.ts';

const LIMIT_MS = 300_000;
const BALANCER = fileURLToPath(new URL('./balancer.ts', import.meta.url));
/** Thirty phones with a request each 100 ms at most. */
const STUDENTS = 15;
const SETTINGS = { STOP_DELAY_SECONDS: '2' };

it('fails no request while two processes are started anew one after the other', { timeout: LIMIT_MS }, async () => {
  await using server = await startPostgres();
  const databaseUrl = await server.createDatabase();
  await using first = await startApi(databaseUrl, SETTINGS);
  await using second = await startApi(databaseUrl, SETTINGS);
  await using balancer = await startBalancer([first.url, second.url]);
  await using stream = await startStudents([balancer.url], STUDENTS);
  await sleep(3_000);
  for (const process of [first, second, first, second]) {
    await process.stop();
    await process.start();
    // Until the balancer has noticed.
    await sleep(2_000);
  }
  await sleep(2_000);
  const report = await stream.finish();
  expect(await countEvents('rolling restart, twice round', databaseUrl, report)).toEqual(NO_DIFFERENCE);
  expect(report.errors, `${await first.readLog()}${await second.readLog()}`).toEqual({});
});

async function startBalancer(urls: string[]): Promise<{ url: string } & AsyncDisposable> {
  const child = fork(BALANCER, urls, { execArgv: [] });
  const [url] = await once(child, 'message');
  return {
    url,
    async [Symbol.asyncDispose]() {
      const exit = once(child, 'exit');
      child.kill();
      await exit;
    },
  };
}
