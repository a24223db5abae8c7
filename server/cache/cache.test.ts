import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { createMetrics } from '../monitoring/metrics.ts';
import { newId } from '../test-client.ts';
import { DATABASE } from '../test-database.ts';
import { type RedisServer, startRedis } from '../test-services/redis.ts';
import type { Cache, Key } from './cache.ts';
import { createCached } from './cached.ts';
import { createMemoryCache } from './memory-cache.ts';
import { keysLike } from './pattern.ts';
import { openRedisCache } from './redis-cache.ts';

const log = pino({ level: 'silent' });
const WAIT = { timeout: 20_000, interval: 5 };
const MINUTE = 60_000;
/** A busy machine is slow, not broken. */
const COMMAND_MS = 10_000;

let metrics = createMetrics();
let redis: RedisServer | undefined;
beforeAll(async () => {
  if (DATABASE === 'postgres') redis = await startRedis();
});
afterAll(() => redis?.[Symbol.asyncDispose]());

const open: () => Cache =
  DATABASE === 'postgres'
    ? () => openRedisCache({ url: redis?.url ?? '', log, metrics, commandMs: COMMAND_MS })
    : () => createMemoryCache({ clock: Date.now, metrics });

describe(`a cache (${DATABASE === 'postgres' ? 'Redis' : 'in this process'})`, () => {
  const opened: Cache[] = [];
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((cache) => cache.close()));
  });

  /** As another process would. */
  async function openOne(): Promise<Cache> {
    metrics = createMetrics();
    const cache = open();
    opened.push(cache);
    await vi.waitUntil(() => cache.fault() === null, WAIT);
    return cache;
  }

  test('what was set is found as it was, alone and with others, and what was not is null', async () => {
    const cache = await openOne();
    const [text, empty, long, missing] = [key('text'), key('empty'), key('long'), key('missing')];
    await cache.set({ key: text, value: 'ọgbọ́n "\r\n"', ttlMs: MINUTE });
    await cache.setMany([
      { key: empty, value: '', ttlMs: MINUTE },
      { key: long, value: 'é'.repeat(300_000), ttlMs: MINUTE },
    ]);
    expect(await cache.get(text)).toBe('ọgbọ́n "\r\n"');
    expect(await Promise.all([text, empty, missing].map((one) => cache.has(one)))).toEqual([true, true, false]);
    expect(await cache.get(missing)).toBeNull();
    expect(await cache.getMany([long, missing, empty, text, text])).toEqual([
      'é'.repeat(300_000),
      null,
      '',
      'ọgbọ́n "\r\n"',
      'ọgbọ́n "\r\n"',
    ]);
    await cache.set({ key: text, value: 'new', ttlMs: MINUTE });
    expect(await cache.get(text)).toBe('new');
  });

  test('of nothing nothing is asked', async () => {
    const cache = await openOne();
    await cache.setMany([]);
    await cache.delete([]);
    expect(await cache.getMany([])).toEqual([]);
    expect(cache.fault()).toBeNull();
  });

  test('a value ends with its time, which begins anew when it is set again', async () => {
    const cache = await openOne();
    const [ends, stays] = [key('ends'), key('stays')];
    await cache.setMany([
      { key: ends, value: '1', ttlMs: 500 },
      { key: stays, value: '1', ttlMs: 500 },
    ]);
    await cache.set({ key: stays, value: '2', ttlMs: MINUTE });
    await sleep(600);
    expect(await cache.getMany([ends, stays])).toEqual([null, '2']);
  });

  test('deleting takes the keys named and no other', async () => {
    const cache = await openOne();
    const [a, b, c] = [key('a'), key('b'), key('c')];
    await cache.setMany([a, b, c].map((one) => ({ key: one, value: '1', ttlMs: MINUTE })));
    await cache.delete([a, c, key('never set')]);
    expect(await cache.getMany([a, b, c])).toEqual([null, '1', null]);
  });

  test('deleting by pattern takes ids as they are, whatever stands in them', async () => {
    const cache = await openOne();
    const run = newId();
    const ids = ['*', '?', '[ab]', '[^a]', '\\', '\\*', 'a', 'b', '(a|b)', '.', 'a\n'];
    const keys = ids.flatMap((id): Key[] => [`user:${run}:${id}:one`, `user:${run}:${id}:two`]);
    for (const id of ids) {
      await cache.setMany(keys.map((one) => ({ key: one, value: '1', ttlMs: MINUTE })));
      await cache.deleteMatching(keysLike`user:${run}:${id}:*`);
      const left = await cache.getMany(keys);
      const gone = keys.filter((_, place) => left[place] === null);
      expect(gone).toEqual([`user:${run}:${id}:one`, `user:${run}:${id}:two`]);
    }
  });

  test('deleting by pattern goes through thousands of keys and leaves other families and longer keys alone', async () => {
    const cache = await openOne();
    const run = newId();
    const matching = Array.from({ length: 5000 }, (_, i): Key => `rec:${run}:${i}:v1`);
    const others: Key[] = [`user:${run}:1:v1`, `rec:${run}:1:v1:more`, `rec:x${run}:1:v1`];
    await cache.setMany([...matching, ...others].map((one) => ({ key: one, value: '1', ttlMs: MINUTE })));
    await cache.deleteMatching(keysLike`rec:${run}:*:v1`);
    expect(new Set(await cache.getMany(matching))).toEqual(new Set([null]));
    expect(await cache.getMany(others)).toEqual(['1', '1', '1']);
  });

  test('a count begins at 0, counts what comes at once, and ends as long after its first increment as that said', async () => {
    const cache = await openOne();
    const counter = key('count');
    await Promise.all(Array.from({ length: 20 }, () => cache.increment(counter, 2, 2000)));
    expect(await cache.increment(counter, -5, MINUTE)).toBe(35);
    expect(await cache.get(counter)).toBe('35');
    await sleep(2100);
    expect(await cache.increment(counter, 1, MINUTE)).toBe(1);
  });

  test('an invalidation reaches every process that shares the cache', async () => {
    const cache = await openOne();
    const shared = DATABASE === 'postgres' ? [cache, await openOne()] : [cache];
    const heard = shared.map((): (readonly Key[])[] => []);
    let missed = 0;
    for (const [place, process] of shared.entries()) {
      process.onInvalidation(
        (keys) => void heard[place]?.push(keys),
        () => missed++,
      );
    }
    await vi.waitUntil(() => missed === shared.length, WAIT);
    const keys = [key('old'), key('old too')];
    await cache.publishInvalidation(keys);
    await vi.waitUntil(() => heard.every((one) => one.length > 0), WAIT);
    for (const one of heard) expect(one).toEqual([keys]);
  });

  test('each key looked for counts as hit or miss of its family', async () => {
    const cache = await openOne();
    const [known, unknown] = [key('known'), key('unknown')];
    await cache.set({ key: known, value: '1', ttlMs: MINUTE });
    await cache.getMany([known, unknown, unknown]);
    await cache.get(`rec:${newId()}`);
    // Not what is only looked at.
    expect(await cache.has('rec:nothing')).toBe(false);
    const { values } = await metrics.cacheRequests.get();
    expect(values.map(({ labels, value }) => [labels.family, labels.result, value]).sort()).toEqual([
      ['rec', 'miss', 1],
      ['user', 'hit', 1],
      ['user', 'miss', 2],
    ]);
  });

  test('10,000 who want the same at once cost one computation', { timeout: 60_000 }, async () => {
    const cached = createCached({ cache: await openOne(), random: randomBytes });
    const wanted = key('wanted');
    let computations = 0;
    const compute = async () => {
      computations++;
      await sleep(20);
      return 'computed';
    };
    const values = await Promise.all(Array.from({ length: 10_000 }, () => cached.getOrSet(wanted, compute)));
    expect(computations).toBe(1);
    expect(new Set(values)).toEqual(new Set(['computed']));
    expect(await cached.getOrSet(wanted, compute)).toBe('computed');
    expect(computations).toBe(1);
  });
});

function key(name: string): Key {
  return `user:${newId()}:${name}`;
}
