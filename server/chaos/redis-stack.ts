import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import type { Database } from '../db/database.ts';
import { openPostgresForUpkeep } from '../db/postgres.ts';
import { markOf, readRun } from '../gamification/boards/build-index.ts';
import { readIndexVersion } from '../gamification/boards/index-state.ts';
import { READY } from '../gamification/boards/redis-scripts.ts';
import { type RedisServer, startRedis } from '../test-services/redis.ts';
import { type SlowRelay, startSlowRelay } from '../test-services/slow-relay.ts';
import { keepScoreHistory } from './count-boards.ts';
import { type QueueStack, startQueueStack } from './queue-stack.ts';

export interface RedisStack extends QueueStack {
  db: Database;
  redis: RedisServer;
  /** Between Redis and the processes. */
  relay: SlowRelay;
  redisUrl: string;
  /** A connection of an operator, past the relay. */
  operator: Redis;
}

/** The product with one worker and all its parts, whose boards stand whole in Redis; each change of a score is kept. */
export async function startRedisStack(): Promise<RedisStack> {
  await using begun = new AsyncDisposableStack();
  const redis = begun.use(await startRedis());
  const relay = begun.use(await startSlowRelay(redis.port));
  const redisUrl = `redis://127.0.0.1:${relay.port}`;
  const stack = begun.use(await startQueueStack(1, { REDIS_URL: redisUrl }));
  const db = begun.adopt(openPostgresForUpkeep(stack.databaseUrl), (opened) => opened.close());
  const operator = begun.adopt(new Redis(redis.url), (opened) => opened.disconnect());
  // It connects again by itself when Redis is back.
  operator.on('error', () => {});
  await keepScoreHistory(db);
  await untilIndexIsWhole({ db, operator });
  const all = begun.move();
  return { ...stack, db, redis, relay, redisUrl, operator, [Symbol.asyncDispose]: () => all.disposeAsync() };
}

/** The task that builds it runs every minute. */
const BUILT_LIMIT_MS = 180_000;

/** Resolves with how many milliseconds it took. */
export async function untilIndexIsWhole({ db, operator }: Pick<RedisStack, 'db' | 'operator'>): Promise<number> {
  const begun = Date.now();
  while (!(await isIndexWhole(db, operator))) {
    if (Date.now() > begun + BUILT_LIMIT_MS) throw new Error('The index of the boards was not built');
    await sleep(200);
  }
  return Date.now() - begun;
}

export async function isIndexWhole(db: Database, operator: Redis): Promise<boolean> {
  return (await operator.get(READY)) === markOf(await readIndexVersion(db), await readRun(operator));
}
