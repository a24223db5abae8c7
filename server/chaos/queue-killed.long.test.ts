import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { expect, it } from 'vitest';
import { countEffects, NO_EFFECT_DIFFERENCE } from './count-effects.ts';
import { countEvents, NO_DIFFERENCE } from './count-events.ts';
import { startQueueStack, startStudentsOf } from './queue-stack.ts';

const LIMIT_MS = 400_000;

it('has each effect once when RabbitMQ is killed, twice', { timeout: LIMIT_MS }, async () => {
  await using stack = await startQueueStack(1);
  await using stream = await startStudentsOf(stack);
  for (const downMs of [3_000, 0]) {
    await sleep(8_000);
    await stack.rabbitmq.kill();
    await sleep(downMs);
    await stack.rabbitmq.start();
  }
  await sleep(8_000);
  const report = await stream.finish();
  const fault = 'kill -9 RabbitMQ, twice';
  expect(await countEvents(fault, stack.databaseUrl, report)).toEqual(NO_DIFFERENCE);
  expect(await countEffects(fault, stack.databaseUrl, stack.rabbitmq)).toEqual(NO_EFFECT_DIFFERENCE);
  expect(report.errors).toEqual({});
});

it('fails no sync while RabbitMQ is away for a minute, and has each effect once after', {
  timeout: LIMIT_MS,
}, async () => {
  await using stack = await startQueueStack(1);
  await using stream = await startStudentsOf(stack);
  await sleep(5_000);
  await stack.rabbitmq.kill();
  await sleep(60_000);
  await stack.rabbitmq.start();
  const report = await stream.finish();
  const fault = 'RabbitMQ away for a minute';
  expect(await countEvents(fault, stack.databaseUrl, report)).toEqual(NO_DIFFERENCE);
  expect(await countEffects(fault, stack.databaseUrl, stack.rabbitmq)).toEqual(NO_EFFECT_DIFFERENCE);
  expect(report.errors).toEqual({});
});

it('has each effect once when one of two workers is killed, then the other', { timeout: LIMIT_MS }, async () => {
  await using stack = await startQueueStack(2);
  await using stream = await startStudentsOf(stack);
  for (const worker of stack.workers) {
    await sleep(6_000);
    await withCountsLocked(stack.databaseUrl, () => worker.kill());
    await sleep(4_000);
    await worker.start();
  }
  await sleep(6_000);
  const report = await stream.finish();
  const fault = 'kill -9 of one worker, then the other';
  expect(await countEvents(fault, stack.databaseUrl, report)).toEqual(NO_DIFFERENCE);
  expect(await countEffects(fault, stack.databaseUrl, stack.rabbitmq)).toEqual(NO_EFFECT_DIFFERENCE);
  expect(report.errors).toEqual({});
});

it('has each effect once when API processes, which relay, are killed in turn', { timeout: LIMIT_MS }, async () => {
  await using stack = await startQueueStack(1);
  await using stream = await startStudentsOf(stack);
  for (const api of stack.apis) {
    await sleep(6_000);
    await api.kill();
    await sleep(4_000);
    await api.start();
  }
  await sleep(6_000);
  const report = await stream.finish();
  const fault = 'kill -9 of one API process, then the other';
  expect(await countEvents(fault, stack.databaseUrl, report)).toEqual(NO_DIFFERENCE);
  expect(await countEffects(fault, stack.databaseUrl, stack.rabbitmq)).toEqual(NO_EFFECT_DIFFERENCE);
  // Phones see broken connections, and no error of the process that goes on.
  expect(Object.keys(report.errors).filter((name) => /^\d+$/.test(name))).toEqual([]);
});

/** So that the workers are in the middle of something. */
async function withCountsLocked(databaseUrl: string, work: () => Promise<void>): Promise<void> {
  const outside = new pg.Client({ connectionString: databaseUrl });
  await outside.connect();
  try {
    await outside.query('begin');
    await outside.query('lock table daily_activity, notifications in exclusive mode');
    await sleep(1_000);
    await work();
  } finally {
    await outside.end();
  }
}
