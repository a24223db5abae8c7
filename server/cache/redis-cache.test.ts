import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createMetrics } from '../monitoring/metrics.ts';
import { type RedisServer, startRedis } from '../test-services/redis.ts';
import { startSlowRelay } from '../test-services/slow-relay.ts';
import type { Cache, Key } from './cache.ts';
import { type Cached, createCached } from './cached.ts';
import { keysLike } from './pattern.ts';
import { openRedisCache } from './redis-cache.ts';

const WAIT = { timeout: 30_000, interval: 10 };
const MINUTE = 60_000;

let server: RedisServer;
let lines: { level: number; msg: string; fault?: string }[];
let open: AsyncDisposableStack;
beforeEach(async () => {
  lines = [];
  open = new AsyncDisposableStack();
  server = open.use(await startRedis());
});
afterEach(() => open.disposeAsync());

/** With more patience than usual: a busy machine is slow, not broken. */
function openCache(url = server.url, commandMs = 10_000): Cache {
  const log = pino({ level: 'info' }, { write: (line: string) => lines.push(JSON.parse(line)) });
  const cache = openRedisCache({ url, log, metrics: createMetrics(), commandMs });
  open.defer(() => cache.close());
  return cache;
}

async function openWorking(url?: string, commandMs?: number): Promise<Cache> {
  const cache = openCache(url, commandMs);
  await vi.waitUntil(() => cache.fault() === null, WAIT);
  return cache;
}

/** An operator's own connection. */
function operator(): Redis {
  return open.adopt(new Redis(server.url), (redis) => redis.disconnect());
}

const of = (cache: Cache): Cached => createCached({ cache, random: randomBytes });
const warnings = () => lines.filter(({ level }) => level >= 40);
const valueUnder = (key: Key) => `value of ${key}`;

/** Every operation once; throws where one rejects or a value is another than what belongs to its key. */
async function callEverything(cache: Cache): Promise<void> {
  const keys: Key[] = ['user:a', 'user:b', 'rec:a'];
  const entries = keys.map((key) => ({ key, value: valueUnder(key), ttlMs: MINUTE }));
  await cache.setMany(entries);
  for (const [place, value] of (await cache.getMany(keys)).entries()) {
    expect([null, valueUnder(keys[place] as Key)]).toContain(value);
  }
  await cache.set({ key: 'user:c', value: valueUnder('user:c'), ttlMs: MINUTE });
  expect([null, valueUnder('user:c')]).toContain(await cache.get('user:c'));
  const count = await cache.increment('analytics:count', 1, MINUTE);
  if (count !== null) expect(count).toBeGreaterThan(0);
  await cache.delete(['user:a']);
  await cache.deleteMatching(keysLike`rec:*`);
  await cache.publishInvalidation(['user:a']);
  expect(await of(cache).getOrSet('user:d', async () => valueUnder('user:d'))).toBe(valueUnder('user:d'));
}

test('a Redis that is killed while it is used costs values, not answers, and is used again when it is back', {
  timeout: 120_000,
}, async () => {
  const cache = await openWorking();
  const cached = of(cache);
  let missed = 0;
  const heard: (readonly Key[])[] = [];
  cache.onInvalidation(
    (keys) => void heard.push(keys),
    () => missed++,
  );
  await vi.waitUntil(() => missed === 1, WAIT);
  let isStopped = false;
  let answers = 0;
  const using = Array.from({ length: 20 }, async (_, user) => {
    for (let i = 0; !isStopped; i++) {
      const key: Key = `user:${user}:${i % 50}`;
      expect(await cached.getOrSet(key, async () => valueUnder(key))).toBe(valueUnder(key));
      answers++;
      await new Promise(setImmediate);
    }
  });
  await vi.waitUntil(() => answers > 1000, WAIT);
  await server.kill();
  const atKill = answers;
  await vi.waitUntil(() => cache.fault() !== null && answers > atKill + 1000, WAIT);
  expect(warnings()).toHaveLength(1);
  await server.start();
  await vi.waitUntil(() => cache.fault() === null, WAIT);
  isStopped = true;
  await Promise.all(using);
  await cache.set({ key: 'user:back', value: '1', ttlMs: MINUTE });
  expect(await cache.get('user:back')).toBe('1');
  await vi.waitUntil(() => missed === 2, WAIT);
  await operator().publish('akulearn:invalidations', '{ not ours');
  await vi.waitUntil(() => heard.length > 0, WAIT);
  await cache.publishInvalidation(['user:back']);
  await vi.waitUntil(() => heard.length > 1, WAIT);
  expect(heard[1]).toEqual(['user:back']);
  expect(warnings()).toHaveLength(1);
});

test('one that is away at the start is warned of once, and everything works without it', async () => {
  const cache = openCache('redis://app:geheim@127.0.0.1:1');
  for (let i = 0; i < 10; i++) await callEverything(cache);
  await vi.waitUntil(() => warnings().length > 0, WAIT);
  await callEverything(cache);
  expect(cache.fault()).toMatch(/ECONNREFUSED/);
  expect(warnings()).toHaveLength(1);
  expect(JSON.stringify(lines)).not.toContain('geheim');
});

test('a slow one costs a few callers its time limit and then nobody, until it is fast again', async () => {
  const relay = open.use(await startSlowRelay(server.port));
  const cache = await openWorking(`redis://127.0.0.1:${relay.port}`, 100);
  await callEverything(cache);
  relay.delayMs = 500;
  const begun = performance.now();
  for (let i = 0; i < 100; i++) {
    const key: Key = `user:slow:${i}`;
    expect(await of(cache).getOrSet(key, async () => valueUnder(key))).toBe(valueUnder(key));
  }
  // Three time limits of 100 ms, and room for a busy machine; without the circuit it would be 10 seconds.
  expect(performance.now() - begun).toBeLessThan(5000);
  expect(cache.fault()).toBe('Command timed out');
  await callEverything(cache);
  expect(warnings()).toHaveLength(1);
  relay.delayMs = 0;
  await vi.waitUntil(async () => {
    await cache.set({ key: 'user:fast', value: '1', ttlMs: MINUTE });
    return (await cache.get('user:fast')) === '1';
  }, WAIT);
  expect(cache.fault()).toBeNull();
});

test('many commands that are late together count as one failure', async () => {
  const relay = open.use(await startSlowRelay(server.port));
  const cache = await openWorking(`redis://127.0.0.1:${relay.port}`, 100);
  await operator().set('user:kept', '1');
  relay.delayMs = 300;
  const values = await Promise.all(Array.from({ length: 50 }, () => cache.get('user:kept')));
  expect(new Set(values)).toEqual(new Set([null]));
  relay.delayMs = 0;
  await sleep(1000);
  // An open circuit would skip it for 5 seconds.
  await vi.waitUntil(async () => (await cache.get('user:kept')) === '1', { timeout: 3000, interval: 100 });
  expect(warnings()).toEqual([]);
});

test('one that was flushed is filled anew', async () => {
  const cache = await openWorking();
  const compute = vi.fn(async () => 'computed');
  await of(cache).getOrSet('user:flushed', compute);
  await operator().flushall();
  expect(await of(cache).getOrSet('user:flushed', compute)).toBe('computed');
  expect(compute).toHaveBeenCalledTimes(2);
  expect(await cache.get('user:flushed')).toBe('computed');
});

test('one that is full and evicts nothing still gives what it has, and takes values again when there is room', async () => {
  const cache = await openWorking();
  await cache.set({ key: 'user:early', value: 'early', ttlMs: MINUTE });
  const redis = operator();
  await redis.config('SET', 'maxmemory-policy', 'noeviction');
  await redis.config('SET', 'maxmemory', '1mb');
  for (let i = 0; i < 300; i++) {
    const key: Key = `user:full:${i}`;
    const compute = async () => valueUnder(key).repeat(1000);
    expect(await of(cache).getOrSet(key, compute)).toBe(await compute());
    const kept = await cache.get(key);
    if (kept !== null) expect(kept).toBe(await compute());
  }
  await callEverything(cache);
  expect(cache.fault()).toMatch(/^OOM /);
  for (let i = 0; i < 5; i++) expect(await cache.increment('user:refused', 1, MINUTE)).toBeNull();
  expect(await cache.get('user:early')).toBe('early');
  expect(warnings()).toHaveLength(1);
  await redis.config('SET', 'maxmemory', '0');
  await vi.waitUntil(() => cache.fault() === null, WAIT);
  await cache.set({ key: 'user:late', value: 'late', ttlMs: MINUTE });
  expect(await cache.get('user:late')).toBe('late');
});

test('the password of the URL is used, also with signs that URLs escape, and never logged', async () => {
  await operator().config('SET', 'requirepass', 'a/b@c:d');
  const cache = await openWorking(`redis://:${encodeURIComponent('a/b@c:d')}@127.0.0.1:${server.port}`);
  await cache.set({ key: 'user:kept', value: '1', ttlMs: MINUTE });
  expect(await cache.get('user:kept')).toBe('1');
  const locked = openCache(`redis://:geheim@127.0.0.1:${server.port}`);
  await vi.waitUntil(() => warnings().length > 0, WAIT);
  await callEverything(locked);
  expect(locked.fault()).toMatch(/WRONGPASS/);
  expect(JSON.stringify(lines)).not.toContain('geheim');
});

test('keys and values are kept in the database that the URL names', async () => {
  const cache = await openWorking(`${server.url}/3`);
  await cache.set({ key: 'user:kept', value: '1', ttlMs: MINUTE });
  const redis = operator();
  expect(await redis.get('user:kept')).toBeNull();
  await redis.select(3);
  expect(await redis.get('user:kept')).toBe('1');
  expect(await redis.pttl('user:kept')).toBeGreaterThan(0);
});
