import { execFile } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { countBoards, NO_BOARD_DIFFERENCE } from './count-boards.ts';
import { countEffects, NO_EFFECT_DIFFERENCE } from './count-effects.ts';
import { countEvents, NO_DIFFERENCE } from './count-events.ts';
import { startStudentsOf } from './queue-stack.ts';
import { isIndexWhole, type RedisStack, startRedisStack, untilIndexIsWhole } from './redis-stack.ts';
import type { StreamReport } from './run-students.ts';

const LIMIT_MS = 500_000;
const LEADERBOARD = fileURLToPath(new URL('../gamification/main.ts', import.meta.url));

it('tells nobody of an error and no wrong score when Redis is killed, twice', { timeout: LIMIT_MS }, async () => {
  await using stack = await startRedisStack();
  await using stream = await startStudentsOf(stack);
  for (const downMs of [6_000, 0]) {
    await sleep(8_000);
    await stack.redis.kill();
    await sleep(downMs);
    await stack.redis.start();
    expect(await isIndexWhole(stack.db, stack.operator)).toBe(false);
  }
  await sleep(8_000);
  await expectNothingLost('kill -9 Redis, twice', stack, await stream.finish(), untilIndexIsWhole);
});

it('tells nobody of an error and no wrong score when Redis is slow', { timeout: LIMIT_MS }, async () => {
  await using stack = await startRedisStack();
  await using stream = await startStudentsOf(stack);
  await sleep(8_000);
  stack.relay.delayMs = 500;
  await sleep(20_000);
  expect(await isIndexWhole(stack.db, stack.operator)).toBe(false);
  stack.relay.delayMs = 0;
  await sleep(8_000);
  await expectNothingLost('Redis answers 500 ms late for 20 s', stack, await stream.finish(), rebuild);
});

it('tells nobody of an error and no wrong score when Redis is emptied, twice', { timeout: LIMIT_MS }, async () => {
  await using stack = await startRedisStack();
  await using stream = await startStudentsOf(stack);
  await sleep(8_000);
  await stack.operator.flushall();
  await sleep(8_000);
  // While or after it is built anew.
  await untilIndexIsWhole(stack);
  await stack.operator.flushall();
  await sleep(8_000);
  await expectNothingLost('FLUSHALL, twice', stack, await stream.finish(), untilIndexIsWhole);
});

it('tells nobody of an error and no wrong score when Redis is full', { timeout: LIMIT_MS }, async () => {
  await using stack = await startRedisStack();
  await using stream = await startStudentsOf(stack);
  await sleep(8_000);
  const { operator } = stack;
  const used = Number(/^used_memory:(\d+)/m.exec(await operator.info('memory'))?.[1]);
  await operator.config('SET', 'maxmemory-policy', 'noeviction');
  await operator.config('SET', 'maxmemory', `${used + 50_000}`);
  await sleep(20_000);
  expect(await operator.set('one more', 'x'.repeat(50_000)).catch(({ message }) => message)).toContain('OOM');
  expect(await isIndexWhole(stack.db, operator)).toBe(false);
  await operator.config('SET', 'maxmemory', '0');
  await sleep(8_000);
  await expectNothingLost('Redis is full for 20 s', stack, await stream.finish(), rebuild);
});

/** What is true after any fault, once everything was handled and `build` has made the index whole. */
async function expectNothingLost(
  fault: string,
  stack: RedisStack,
  report: StreamReport,
  build: (stack: RedisStack) => Promise<unknown>,
): Promise<void> {
  expect(await countEvents(fault, stack.databaseUrl, report)).toEqual(NO_DIFFERENCE);
  expect(await countEffects(fault, stack.databaseUrl, stack.rabbitmq)).toEqual(NO_EFFECT_DIFFERENCE);
  const begun = Date.now();
  await build(stack);
  console.log(`${fault}: the index of the boards was whole ${Date.now() - begun} ms after all was handled`);
  expect(await isIndexWhole(stack.db, stack.operator)).toBe(true);
  expect(await countBoards(fault, stack, report)).toEqual(NO_BOARD_DIFFERENCE);
  expect(report.errors).toEqual({});
}

/** As an operator does it. */
async function rebuild({ databaseUrl, redisUrl }: RedisStack): Promise<void> {
  const env = { ...process.env, DATABASE_URL: databaseUrl, REDIS_URL: redisUrl };
  await promisify(execFile)(process.execPath, [LEADERBOARD, 'rebuild'], { env });
}
