import { Redis } from 'ioredis';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Database } from '../../db/database.ts';
import { openTestDatabase } from '../../test-database.ts';
import { type RedisServer, startRedis } from '../../test-services/redis.ts';
import { type SlowRelay, startSlowRelay } from '../../test-services/slow-relay.ts';
import type { Boards } from './boards.ts';
import { markOf, readRun } from './build-index.ts';
import { readIndexVersion } from './index-state.ts';
import { openRedisBoards } from './redis-boards.ts';
import { BOARDS, BUILDING, COPY_SCORES, keyOf, PUT_SCORES, READY, UNSETTLED } from './redis-scripts.ts';
import { addMembers, idOf, NOW, put, save, WEEK } from './test-boards.ts';

const KEYS = [READY, BUILDING, BOARDS, UNSETTLED];
const WAIT = { timeout: 30_000, interval: 20 };

const clock = { now: NOW };

let open: AsyncDisposableStack;
let db: Database;
let server: RedisServer;
let relay: SlowRelay;
let operator: Redis;
let boards: Boards;
let lines: string[];
beforeEach(async () => {
  clock.now = NOW;
  open = new AsyncDisposableStack();
  db = open.adopt(await openTestDatabase(), (opened) => opened.close());
  server = open.use(await startRedis());
  relay = open.use(await startSlowRelay(server.port));
  operator = open.adopt(new Redis(server.url), (redis) => redis.disconnect());
  operator.on('error', () => {});
  lines = [];
  boards = openBoards();
  await addMembers(db, 1, 2, 3);
  await put(db, boards, 1, [{ board: WEEK, score: 10 }]);
  await untilWhole();
});
afterEach(() => open.disposeAsync());

function openBoards(now = () => clock.now): Boards {
  const log = pino({ level: 'info' }, { write: (line: string) => lines.push(line) });
  const url = `redis://127.0.0.1:${relay.port}`;
  return open.adopt(openRedisBoards({ url, db, clock: now, log }), (opened) => opened.close());
}

async function isWhole(): Promise<boolean> {
  return (await operator.get(READY)) === markOf(await readIndexVersion(db), await readRun(operator));
}

/** Builds, and writes until what is written reaches the index: a process may not have found Redis yet. */
async function untilWhole(): Promise<void> {
  await vi.waitUntil(async () => {
    await boards.keepIndex();
    for (const score of [1, null]) await put(db, boards, 3, [{ board: WEEK, score }]);
    return isWhole();
  }, WAIT);
}

const rankOf = async (of: Boards, board: string, n: number) => (await of.view(board, idOf(n), 0)).own?.rank ?? null;
const ranks = () => Promise.all([1, 2, 3].map((n) => rankOf(boards, WEEK, n)));
const inRedis = () => operator.zrange(keyOf(WEEK), '0', '-1', 'WITHSCORES');

/** Puts a score into Redis alone, which tells by the answers where they come from. */
const markRedis = () => operator.multi().sadd(BOARDS, keyOf(WEEK)).zadd(keyOf(WEEK), 99, idOf(3)).exec();
const FROM_REDIS = [2, null, 1];
const FROM_DATABASE = [1, null, null];

test('a whole index answers, and a change reaches it', async () => {
  await put(db, boards, 2, [{ board: WEEK, score: 20 }]);
  expect(await ranks()).toEqual([2, 1, null]);
  expect(await inRedis()).toEqual([idOf(1), '10', idOf(2), '20']);
  await put(db, boards, 2, [{ board: WEEK, score: null }]);
  await markRedis();
  expect(await ranks()).toEqual(FROM_REDIS);
});

test('a Redis that was killed and started again is not read, not even with the same keys, until the index is built', {
  timeout: 120_000,
}, async () => {
  const mark = (await operator.get(READY)) as string;
  await server.kill();
  expect(await ranks()).toEqual(FROM_DATABASE);
  await server.start();
  await operator.set(READY, mark);
  await markRedis();
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  expect(await ranks()).toEqual(FROM_DATABASE);
  await put(db, boards, 2, [{ board: WEEK, score: 20 }]);
  await untilWhole();
  expect(await inRedis()).toEqual([idOf(1), '10', idOf(2), '20']);
});

test('a change while Redis is away is in the index that is built after', { timeout: 120_000 }, async () => {
  await server.kill();
  await put(db, boards, 2, [{ board: WEEK, score: 20 }]);
  await expect(boards.keepIndex()).rejects.toThrow();
  await server.start();
  await untilWhole();
  expect(await inRedis()).toEqual([idOf(1), '10', idOf(2), '20']);
});

test('an emptied Redis is not read', async () => {
  await operator.flushall();
  await markRedis();
  expect(await ranks()).toEqual(FROM_DATABASE);
  await boards.keepIndex();
  expect(await inRedis()).toEqual([idOf(1), '10']);
});

test('a change that a full Redis refuses takes its index out of use, and is in the next one', async () => {
  await operator.config('SET', 'maxmemory', '1');
  await put(db, boards, 2, [{ board: WEEK, score: 20 }]);
  expect(await isWhole()).toBe(false);
  expect(await ranks()).toEqual([2, 1, null]);
  await expect(boards.keepIndex()).rejects.toThrow('OOM');
  await operator.config('SET', 'maxmemory', '0');
  await boards.keepIndex();
  expect(await inRedis()).toEqual([idOf(1), '10', idOf(2), '20']);
});

test('a change that a slow Redis may not have carried out takes its index out of use', async () => {
  relay.delayMs = 400;
  await put(db, boards, 2, [{ board: WEEK, score: 20 }]);
  relay.delayMs = 0;
  expect(await isWhole()).toBe(false);
  expect(await ranks()).toEqual([2, 1, null]);
});

test('what a transaction put that did not commit takes the index out of use after a minute', async () => {
  const failing = db.transaction(async (tx) => {
    await save(tx, await boards.writeIn(tx), 2, [{ board: WEEK, score: 20 }]);
    throw new Error('not after all');
  });
  await expect(failing).rejects.toThrow('not after all');
  await put(db, boards, 3, [{ board: WEEK, score: 5 }]);
  await boards.keepIndex();
  expect(await inRedis()).toEqual([idOf(3), '5', idOf(1), '10', idOf(2), '20']);
  clock.now += 61_000;
  await boards.keepIndex();
  expect(await isWhole()).toBe(true);
  expect(await inRedis()).toEqual([idOf(3), '5', idOf(1), '10']);
  expect(await operator.exists(UNSETTLED)).toBe(0);
});

test('a write that was held up does not reach an index that was built since', async () => {
  const old = (await operator.get(READY)) as string;
  await db.query('update server_state set boards_generation = boards_generation + 1');
  await boards.keepIndex();
  const put = [old, idOf(2), 'late', NOW, keyOf('all_time'), '', 5];
  expect(await operator.eval(PUT_SCORES, 5, ...KEYS, keyOf(WEEK), ...put)).toEqual([0]);
  expect(await inRedis()).toEqual([idOf(1), '10']);
});

test('a builder that was held up does not reach an index that another began since', async () => {
  await operator.set(BUILDING, 'another');
  expect(await operator.eval(COPY_SCORES, 5, ...KEYS, keyOf(WEEK), 'mine', 60, 5, idOf(2))).toBe(0);
  expect(await inRedis()).toEqual([idOf(1), '10']);
});

test('who joins a board while Redis is emptied and the index is built anew is in it', async () => {
  let building: Promise<void> | undefined;
  await db.transaction(async (tx) => {
    await save(tx, await boards.writeIn(tx), 2, [{ board: WEEK, score: 20 }]);
    await operator.flushall();
    building = boards.keepIndex();
    await vi.waitUntil(() => operator.exists(BUILDING, READY), WAIT);
    await new Promise((resolve) => setTimeout(resolve, 500));
  });
  await building;
  expect(await isWhole()).toBe(true);
  expect(await inRedis()).toEqual([idOf(1), '10', idOf(2), '20']);
});

test('points of a new day count on its board, though the clock of who writes them is a little behind', async () => {
  const midnight = Date.parse('2026-11-24T00:00:00+01:00');
  const [before, after] = [midnight - 100, midnight + 100];
  await put(db, boards, 2, [{ board: 'day:2026-11-24', score: 20 }], before);
  const early = openBoards(() => before);
  const late = openBoards(() => after);
  await early.keepIndex();
  await vi.waitUntil(async () => {
    await markRedis();
    return (await rankOf(late, WEEK, 3)) === 1;
  }, WAIT);
  expect(await rankOf(late, 'day:2026-11-24', 2)).toBe(1);
});

test('a Redis that may evict boards has none built', async () => {
  await operator.flushall();
  await operator.config('SET', 'maxmemory', '100mb');
  await operator.config('SET', 'maxmemory-policy', 'allkeys-lru');
  await expect(boards.keepIndex()).rejects.toThrow(
    'maxmemory-policy of Redis is allkeys-lru, by which boards would be evicted: allowed is volatile-lru',
  );
  expect(await operator.exists(READY)).toBe(0);
  await operator.config('SET', 'maxmemory-policy', 'volatile-lru');
  await boards.keepIndex();
  expect(await isWhole()).toBe(true);
});

test('of two who would build at once one does', async () => {
  await operator.flushall();
  lines = [];
  await Promise.all([boards.keepIndex(), openBoards().keepIndex()]);
  await boards.keepIndex();
  expect(await isWhole()).toBe(true);
  expect(await inRedis()).toEqual([idOf(1), '10']);
  expect(lines.filter((line) => line.includes('the index of the boards was built'))).toHaveLength(1);
});

test('a builder that died keeps others from it only until its time is over', async () => {
  await operator.flushall();
  await operator.set(BUILDING, 'somebody', 'PX', 300);
  await boards.keepIndex();
  expect(await isWhole()).toBe(false);
  await vi.waitUntil(async () => (await operator.exists(BUILDING)) === 0, WAIT);
  await boards.keepIndex();
  expect(await isWhole()).toBe(true);
});
