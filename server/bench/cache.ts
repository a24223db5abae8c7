import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { pino } from 'pino';
import type { Cache, Key } from '../cache/cache.ts';
import { createCached } from '../cache/cached.ts';
import { createMemoryCache } from '../cache/memory-cache.ts';
import { openRedisCache } from '../cache/redis-cache.ts';
import { createMetrics } from '../monitoring/metrics.ts';
import { type RedisServer, startRedis } from '../test-services/redis.ts';
import { median } from './load/quantile.ts';
import type { Row, Table } from './table.ts';
import { ASSUMPTIONS, openSchool } from './zipf-day.ts';

const VALUE = randomBytes(1024).toString('hex');
/** As long as what is kept of the progress of a student with 100 events: the answer in gzip, in base64. */
const PROGRESS = randomBytes(1006).toString('hex');
/** 4.5 is the mix of `npm run bench -- api`: of ten requests three reads and two syncs, of which one in three brings events. */
const READS_PER_CHANGE = [1, 2, 4.5, 16];
const WANTED_RATE = 0.9;
/** A simulated day takes this long, and times to live are as much shorter, so that they end when they would. */
const DAY_TAKES_MS = 12_000;
const DAY_MS = 86_400_000;
/** Room for half of the values, and for all. */
const MEMORIES = ['16mb', '64mb'];
const MISSES = 10_000;
const HITS = 5000;
const AT_ONCE = 100;
const ROUNDS = 7;

/** How often a value is found, and what a found one costs beside a bare GET, on one Redis. */
export async function benchCache(): Promise<Table[]> {
  await using begun = new AsyncDisposableStack();
  const server = begun.use(await startRedis());
  const operator = begun.adopt(new Redis(server.url), (redis) => redis.disconnect());
  await operator.config('SET', 'maxmemory-policy', 'volatile-lru');
  return [await measureDays(server, operator), await measureStampede(server), await measureHits(server)];
}

async function measureDays(server: RedisServer, operator: Redis): Promise<Table> {
  const rows: Row[] = [];
  const cases = MEMORIES.flatMap((memory) => READS_PER_CHANGE.map((readsPerChange) => ({ memory, readsPerChange })));
  for (const { memory, readsPerChange } of cases) {
    await operator.flushall();
    await operator.config('SET', 'maxmemory', memory);
    const school = openSchool(readsPerChange);
    const rates: number[] = [];
    let unanswered = 0;
    for (const _day of ['first', 'second']) {
      await using opened = await openWorking(server);
      const cached = createCached({ cache: withShorterTimes(opened.cache), random: randomBytes });
      const begunAt = performance.now();
      const until = (at: number) => waitUntil(begunAt + (at / DAY_MS) * DAY_TAKES_MS);
      const { reads, computed } = await school.liveDay({ cached, value: PROGRESS, until });
      rates.push(1 - computed / reads);
      unanswered += await opened.errors();
    }
    const [first = 0, second = 0] = rates;
    rows.push({
      'memory of Redis': memory,
      'reads of progress per change': readsPerChange,
      'first day': percent(first),
      'second day': percent(second),
      [`above ${percent(WANTED_RATE)}`]: second > WANTED_RATE ? 'reached' : 'NOT reached',
      'not answered': unanswered,
      'keys in Redis': await operator.dbsize(),
    });
  }
  return {
    title:
      `Share of reads of progress answered without computing, the only thing that the product keeps in the cache. ${ASSUMPTIONS}. Values of ` +
      `${PROGRESS.length} bytes, Redis with volatile-lru, empty before the first day. 4.5 reads per change is the mix of \`bench -- api\` ` +
      'with one sync in three that brings events; our own app counts its progress itself and asks for none.',
    rows,
  };
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

async function measureStampede(server: RedisServer): Promise<Table> {
  await using opened = await openWorking(server);
  const cached = createCached({ cache: opened.cache, random: randomBytes });
  let computations = 0;
  const compute = async () => {
    computations++;
    await sleep(50);
    return VALUE;
  };
  const begun = performance.now();
  await Promise.all(Array.from({ length: MISSES }, () => cached.getOrSet('analytics:wanted', compute)));
  return {
    title: 'Many in one process who want the same value, which takes 50 ms and is not in the cache',
    rows: [{ 'at once': MISSES, computations, 'all answered after, ms': Math.round(performance.now() - begun) }],
  };
}

interface Reader {
  name: string;
  read(key: Key): Promise<string | null>;
}

async function measureHits(server: RedisServer): Promise<Table> {
  await using opened = await openWorking(server);
  await using begun = new AsyncDisposableStack();
  const redis = begun.adopt(new Redis(server.url), (raw) => raw.disconnect());
  const memory = createMemoryCache({ clock: Date.now, metrics: createMetrics() });
  const readers: Reader[] = [
    { name: 'raw ioredis GET', read: (key) => redis.get(key) },
    { name: 'ours, Redis', read: readerOf(opened.cache) },
    { name: 'ours, in this process', read: readerOf(memory) },
  ];
  const keys = Array.from({ length: AT_ONCE }, (_, i): Key => `user:hit:${i}`);
  for (const cache of [opened.cache, memory]) {
    await cache.setMany(keys.map((key) => ({ key, value: VALUE, ttlMs: DAY_MS })));
  }
  const rows = [
    row('one after another', await inTurns(readers, (reader) => readSerially(reader, keys))),
    row(`${AT_ONCE} at once`, await inTurns(readers, (reader) => readTogether(reader, keys))),
  ];
  return {
    title:
      `Microseconds for a value of ${VALUE.length} bytes that is there: ${HITS} a round, median of ${ROUNDS} rounds in turns. Ratio is ours to raw ` +
      'in the same round; smaller is better.',
    rows,
  };

  function row(what: string, results: number[][]): Row {
    const [raw = []] = results;
    const cells = readers.map(({ name }, place) => [name, median(results[place] ?? []).toFixed(1)]);
    const ratio = median((results[1] ?? []).map((value, i) => value / (raw[i] ?? Number.NaN)));
    return { what, ...Object.fromEntries(cells), ratio: ratio.toFixed(2) };
  }
}

function readerOf(cache: Cache): Reader['read'] {
  const cached = createCached({ cache, random: randomBytes });
  const compute = () => Promise.reject(new Error('it should have been there'));
  return (key) => cached.getOrSet(key, compute);
}

/** Runs each in turn, again and again, so that a drifting machine meets all alike. */
async function inTurns(readers: Reader[], measure: (reader: Reader) => Promise<void>): Promise<number[][]> {
  const results = readers.map((): number[] => []);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [place, reader] of readers.entries()) {
      const begun = performance.now();
      await measure(reader);
      results[place]?.push(((performance.now() - begun) / HITS) * 1000);
    }
  }
  return results;
}

async function readSerially({ read }: Reader, keys: Key[]): Promise<void> {
  for (let i = 0; i < HITS / keys.length; i++) for (const key of keys) await read(key);
}

async function readTogether({ read }: Reader, keys: Key[]): Promise<void> {
  for (let i = 0; i < HITS / keys.length; i++) await Promise.all(keys.map(read));
}

async function openWorking(server: RedisServer) {
  const metrics = createMetrics();
  const cache = openRedisCache({ url: server.url, log: pino({ level: 'silent' }), metrics });
  while (cache.fault() !== null) await sleep(5);
  return {
    cache,
    /** How many keys were asked for in vain, as Redis did not answer in time. */
    async errors(): Promise<number> {
      const { values } = await metrics.cacheRequests.get();
      return values.filter(({ labels }) => labels.result === 'error').reduce((sum, { value }) => sum + value, 0);
    },
    [Symbol.asyncDispose]: () => cache.close(),
  };
}

function withShorterTimes(cache: Cache): Cache {
  const shorten = (ttlMs: number) => Math.ceil((ttlMs * DAY_TAKES_MS) / DAY_MS);
  return {
    ...cache,
    set: (entry) => cache.set({ ...entry, ttlMs: shorten(entry.ttlMs) }),
    setMany: (entries) => cache.setMany(entries.map((entry) => ({ ...entry, ttlMs: shorten(entry.ttlMs) }))),
  };
}

async function waitUntil(time: number): Promise<void> {
  const wait = time - performance.now();
  if (wait > 1) await sleep(wait);
}
