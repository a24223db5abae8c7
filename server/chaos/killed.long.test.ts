import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { startPostgres } from '../test-services/postgres.ts';
import { startApi } from './api-process.ts';
import { countEvents, NO_DIFFERENCE } from './count-events.ts';
import { startStudents } from './student-stream.ts';

const LIMIT_MS = 300_000;

it('loses and doubles nothing when PostgreSQL is killed, twice', { timeout: LIMIT_MS }, async () => {
  await using server = await startPostgres();
  const databaseUrl = await server.createDatabase();
  await using first = await startApi(databaseUrl);
  await using second = await startApi(databaseUrl);
  await using stream = await startStudents([first.url, second.url]);
  for (const downMs of [3_000, 0]) {
    await sleep(8_000);
    await server.kill();
    await sleep(downMs);
    await server.start();
  }
  await sleep(8_000);
  const report = await stream.finish();
  expect(await countEvents('kill -9 PostgreSQL, twice', databaseUrl, report)).toEqual(NO_DIFFERENCE);
  expect(Object.keys(report.errors)).toEqual(['503']);
});

it('loses and doubles nothing when one of two processes is killed, then the other', { timeout: LIMIT_MS }, async () => {
  await using server = await startPostgres();
  const databaseUrl = await server.createDatabase();
  await using first = await startApi(databaseUrl);
  await using second = await startApi(databaseUrl);
  await using stream = await startStudents([first.url, second.url]);
  for (const process of [first, second]) {
    await sleep(6_000);
    await process.kill();
    await sleep(4_000);
    await process.start();
  }
  await sleep(6_000);
  const report = await stream.finish();
  expect(await countEvents('kill -9 of one API process, then the other', databaseUrl, report)).toEqual(NO_DIFFERENCE);
  // Phones see broken connections, and no error of the process that goes on.
  expect(Object.keys(report.errors)).not.toEqual([]);
  expect(Object.keys(report.errors).filter(isStatus)).toEqual([]);
});

function isStatus(name: string): boolean {
  return /^\d+$/.test(name);
}
