import type { Context } from '../context.ts';
import { type Cache, type Entry, familyOf, type Key } from './cache.ts';
import { toRegExp } from './pattern.ts';

/** Characters of keys and values together: up to twice as many bytes. */
const MOST_CHARACTERS = 16_000_000;
/** What an entry takes beside its text, about. */
const ENTRY_CHARACTERS = 100;

interface Kept {
  value: string;
  /** Unix milliseconds. */
  endsAt: number;
}

/** A cache within this process. When it is full, what was not asked for the longest goes first. */
export function createMemoryCache({
  clock,
  metrics,
  mostCharacters = MOST_CHARACTERS,
}: Pick<Context, 'clock' | 'metrics'> & { mostCharacters?: number }): Cache {
  /** The one asked for last is the last. */
  const entries = new Map<Key, Kept>();
  const listeners: ((keys: readonly Key[]) => void)[] = [];
  let characters = 0;

  function find(key: Key): Kept | undefined {
    const kept = entries.get(key);
    if (!kept) return undefined;
    remove(key);
    if (kept.endsAt <= clock()) return undefined;
    put(key, kept);
    return kept;
  }

  function read(key: Key): string | null {
    const value = find(key)?.value ?? null;
    metrics.cacheRequests.inc({ family: familyOf(key), result: value === null ? 'miss' : 'hit' });
    return value;
  }

  function write({ key, value, ttlMs }: Entry): void {
    remove(key);
    put(key, { value, endsAt: clock() + ttlMs });
    for (const oldest of entries.keys()) {
      if (characters <= mostCharacters) return;
      remove(oldest);
    }
  }

  function put(key: Key, kept: Kept): void {
    entries.set(key, kept);
    characters += sizeOf(key, kept);
  }

  function remove(key: Key): void {
    const kept = entries.get(key);
    if (!kept) return;
    entries.delete(key);
    characters -= sizeOf(key, kept);
  }

  return {
    get: async (key) => read(key),
    getMany: async (keys) => keys.map(read),
    has: async (key) => find(key) !== undefined,
    set: async (entry) => write(entry),
    async setMany(many) {
      for (const entry of many) write(entry);
    },
    async delete(keys) {
      for (const key of keys) remove(key);
    },
    async deleteMatching(pattern) {
      const matching = toRegExp(pattern);
      for (const key of entries.keys()) if (matching.test(key)) remove(key);
    },
    async increment(key, by, ttlMs) {
      const kept = find(key);
      const count = Number(kept?.value ?? 0) + by;
      write({ key, value: String(count), ttlMs: kept ? kept.endsAt - clock() : ttlMs });
      return count;
    },
    async publishInvalidation(keys) {
      for (const listener of listeners) listener(keys);
    },
    onInvalidation(listener, mayHaveMissed) {
      listeners.push(listener);
      mayHaveMissed();
    },
    fault: () => null,
    async close() {
      listeners.length = 0;
      entries.clear();
      characters = 0;
    },
  };
}

function sizeOf(key: Key, { value }: Kept): number {
  return key.length + value.length + ENTRY_CHARACTERS;
}
