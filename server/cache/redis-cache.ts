import { Redis, ReplyError } from 'ioredis';
import type { Context } from '../context.ts';
import { type Cache, type Entry, familyOf, type Key } from './cache.ts';
import { createCircuit } from './circuit.ts';
import { toGlob } from './pattern.ts';

/** Longer than a healthy Redis takes for anything that is asked here, shorter than what it saves. */
const COMMAND_MS = 100;
/** Keys looked at by one step of a scan. */
const SCANNED = 1000;
const INVALIDATIONS = 'akulearn:invalidations';
/** Whatever others publish there can be read, which is not true of JSON. */
const BETWEEN_KEYS = '\0';
/** Of no family, so that it is nobody's. */
const PROBE_KEY = 'probe';
const PROBE_KEPT_MS = 1000;
/** Until the end of a connection that Redis does not end. */
const DISCONNECT_MS = 100;

/**
 * A cache on a Redis server (6 or newer), which may be away, slow or full at the start and at any time. Nothing waits for it longer than
 * a moment, and nothing is tried twice.
 */
export function openRedisCache({
  url,
  log,
  metrics,
  commandMs = COMMAND_MS,
}: {
  /** Holds a password: never log it. */
  url: string;
  commandMs?: number;
} & Pick<Context, 'log' | 'metrics'>): Cache {
  const redis = new Redis(url, {
    commandTimeout: commandMs,
    disconnectTimeout: DISCONNECT_MS,
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
  });
  const circuit = createCircuit({
    what: 'the cache',
    isConnected: () => redis.status === 'ready',
    // A write, as reading works also where writing is refused.
    probe: () => redis.set(PROBE_KEY, '', 'PX', PROBE_KEPT_MS),
    isRefusal: (error) => error instanceof ReplyError,
    log,
  });
  redis.on('error', circuit.fail);
  redis.on('close', () => circuit.fail(new Error('the connection to Redis ended')));
  redis.on('ready', circuit.probe);

  const listeners: { hear: (keys: readonly Key[]) => void; mayHaveMissed: () => void }[] = [];
  let subscriber: Redis | undefined;

  function subscribe(): Redis {
    const connection = new Redis(url, {
      disconnectTimeout: DISCONNECT_MS,
      enableOfflineQueue: false,
      autoResubscribe: false,
    });
    connection.on('error', circuit.fail);
    connection.on('ready', async () => {
      try {
        await connection.subscribe(INVALIDATIONS);
      } catch (error) {
        circuit.fail(error as Error);
        // The next connection tries again.
        return connection.disconnect(true);
      }
      for (const { mayHaveMissed } of listeners) mayHaveMissed();
    });
    connection.on('message', (_channel, message) => {
      const keys = message.split(BETWEEN_KEYS) as Key[];
      for (const { hear } of listeners) hear(keys);
    });
    return connection;
  }

  async function getMany(keys: readonly Key[]): Promise<(string | null)[]> {
    if (keys.length === 0) return [];
    const values = await circuit.ask(() => redis.mget(...keys));
    return keys.map((key, place) => {
      const value = values?.[place] ?? null;
      const result = values === undefined ? 'error' : value === null ? 'miss' : 'hit';
      metrics.cacheRequests.inc({ family: familyOf(key), result });
      return value;
    });
  }

  async function setMany(entries: readonly Entry[]): Promise<void> {
    if (entries.length === 0) return;
    await circuit.ask(async () => {
      const pipeline = redis.pipeline();
      for (const { key, value, ttlMs } of entries) pipeline.set(key, value, 'PX', ttlMs);
      return answersOf(await pipeline.exec());
    });
  }

  return {
    get: async (key) => (await getMany([key]))[0] ?? null,
    getMany,
    has: async (key) => (await circuit.ask(() => redis.exists(key))) === 1,
    async set({ key, value, ttlMs }) {
      await circuit.ask(() => redis.set(key, value, 'PX', ttlMs));
    },
    setMany,
    async delete(keys) {
      if (keys.length > 0) await circuit.ask(() => redis.unlink(...keys));
    },
    async deleteMatching(pattern) {
      const glob = toGlob(pattern);
      let cursor: string | undefined = '0';
      do {
        const from: string = cursor;
        cursor = await circuit.ask(async () => {
          const [next, keys] = await redis.scan(from, 'MATCH', glob, 'COUNT', SCANNED);
          if (keys.length > 0) await redis.unlink(...keys);
          return next;
        });
      } while (cursor !== undefined && cursor !== '0');
    },
    async increment(key, by, ttlMs) {
      const count = await circuit.ask(async () => {
        // In one transaction, so that the count cannot end in between and begin anew without an end.
        const started = redis.multi().set(key, 0, 'PX', ttlMs, 'NX').incrby(key, by);
        return answersOf(await started.exec())[1];
      });
      return count === undefined ? null : Number(count);
    },
    async publishInvalidation(keys) {
      await circuit.ask(() => redis.publish(INVALIDATIONS, keys.join(BETWEEN_KEYS)));
    },
    onInvalidation(hear, mayHaveMissed) {
      listeners.push({ hear, mayHaveMissed });
      if (subscriber?.status === 'ready') mayHaveMissed();
      subscriber ??= subscribe();
    },
    fault: circuit.fault,
    async close() {
      circuit.close();
      redis.disconnect();
      subscriber?.disconnect();
    },
  };
}

/** Throws the first error among them: a pipeline resolves whatever became of its commands. */
function answersOf(results: [Error | null, unknown][] | null): unknown[] {
  if (results === null) throw new Error('the transaction was not carried out');
  return results.map(([error, answer]) => {
    if (error) throw error;
    return answer;
  });
}
