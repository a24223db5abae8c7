import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { beforeEach, expect, test, vi } from 'vitest';
import { createMetrics } from '../monitoring/metrics.ts';
import { type Cache, type Key, TTL_MS } from './cache.ts';
import { type Cached, createCached, JITTER, jittered } from './cached.ts';
import { createMemoryCache } from './memory-cache.ts';

let clock: { now: number };
let cache: Cache;
let cached: Cached;
beforeEach(() => {
  clock = { now: 1_000_000 };
  cache = createMemoryCache({ clock: () => clock.now, metrics: createMetrics() });
  cached = createCached({ cache, random: (length) => new Uint8Array(length).fill(255) });
});

test('a value is computed once and kept as long as its family says, with jitter', async () => {
  const compute = vi.fn(async () => 'ideas');
  expect(await cached.getOrSet('rec:ada:7', compute)).toBe('ideas');
  clock.now += TTL_MS.rec * (1 + JITTER) - 1;
  expect(await cached.getOrSet('rec:ada:7', compute)).toBe('ideas');
  expect(compute).toHaveBeenCalledTimes(1);
  clock.now += 1;
  await cached.getOrSet('rec:ada:7', compute);
  expect(compute).toHaveBeenCalledTimes(2);
});

test('whoever waits for a computation that fails hears its error, and the next computes anew', async () => {
  const compute = vi.fn(async () => {
    await sleep(10);
    throw new Error('the database is away');
  });
  const waiting = Array.from({ length: 50 }, () => cached.getOrSet('user:ada:1', compute));
  const outcomes = await Promise.allSettled(waiting);
  expect(new Set(outcomes.map((outcome) => outcome.status === 'rejected' && outcome.reason.message))).toEqual(
    new Set(['the database is away']),
  );
  expect(compute).toHaveBeenCalledTimes(1);
  expect(await cached.getOrSet('user:ada:1', async () => 'back')).toBe('back');
});

test('of many only those that are neither known nor under way are computed, together', async () => {
  await cached.getOrSet('user:a', async () => 'known');
  const single = cached.getOrSet('user:b', async () => {
    await sleep(10);
    return 'under way';
  });
  const compute = vi.fn(async (missing: readonly Key[]) => new Map(missing.map((key) => [key, `of ${key}`])));
  const keys: Key[] = ['user:c', 'user:b', 'user:a', 'user:d', 'user:c'];
  const values = await cached.getOrSetMany(keys, compute);
  expect(values).toEqual(
    new Map([
      ['user:c', 'of user:c'],
      ['user:b', 'under way'],
      ['user:a', 'known'],
      ['user:d', 'of user:d'],
    ]),
  );
  expect(compute.mock.calls).toEqual([[['user:c', 'user:d']]]);
  expect(await single).toBe('under way');
  expect(await cache.getMany(['user:c', 'user:d'])).toEqual(['of user:c', 'of user:d']);
  expect(await cached.getOrSetMany([], compute)).toEqual(new Map());
});

test('a computation that leaves out a key is an error, not an empty value', async () => {
  const values = cached.getOrSetMany(['user:a', 'user:b'], async () => new Map([['user:a', '1']] as const));
  await expect(values).rejects.toThrow('nothing was computed for user:b');
  expect(await cache.get('user:a')).toBeNull();
});

test('a new version of what somebody wanted is known to the next who looks, and takes its place', async () => {
  await cached.getOrSet('user:ada:7', async () => 'seven');
  expect(await cached.writeThrough('user:ada:7', 'user:ada:8', () => 'eight')).toBe(true);
  expect(await cached.getOrSet('user:ada:8', () => Promise.reject(new Error('not needed')))).toBe('eight');
  expect(await cache.get('user:ada:7')).toBeNull();
});

test('a new version of what nobody wanted is neither made nor kept', async () => {
  const compute = () => {
    throw new Error('not needed');
  };
  expect(await cached.writeThrough('user:ada:7', 'user:ada:8', compute)).toBe(false);
  expect(await cache.get('user:ada:8')).toBeNull();
});

test('times to live differ from what their family says by a tenth at most, and use all of that', () => {
  const ttl = fc.integer({ min: 1, max: 100 * 86_400_000 });
  fc.assert(
    fc.property(ttl, fc.uint8Array({ minLength: 2, maxLength: 2 }), (ttlMs, bytes) => {
      const result = jittered(ttlMs, () => bytes);
      expect(Number.isInteger(result)).toBe(true);
      expect(result).toBeGreaterThan(0);
      expect(Math.abs(result - ttlMs)).toBeLessThanOrEqual(ttlMs * JITTER + 0.5);
    }),
  );
  expect(jittered(1000, () => Uint8Array.of(0, 0))).toBe(900);
  expect(jittered(1000, () => Uint8Array.of(255, 255))).toBe(1100);
});
