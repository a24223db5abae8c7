import type { Context } from '../context.ts';
import { type Entry, familyOf, type Key, TTL_MS } from './cache.ts';

/** Of a time to live, up and down: what was set together does not end together. */
export const JITTER = 0.1;

export interface Cached {
  /** What the cache has under the key, else what `compute` resolves with, which is kept. */
  getOrSet(key: Key, compute: () => Promise<string>): Promise<string>;
  /** The same for many: `compute` is called once, with those that are missing, and resolves with a value for each of them. */
  getOrSetMany(keys: readonly Key[], compute: (missing: readonly Key[]) => Promise<Values>): Promise<Values>;
  /**
   * Keeps a new version of what is kept under `before`, as who wanted that will want this; what nobody wanted is not kept. Resolves with
   * whether it was kept.
   */
  writeThrough(before: Key, after: Key, compute: () => string): Promise<boolean>;
}

export type Values = ReadonlyMap<Key, string>;

/**
 * Computes what the cache does not have, once: whoever in this process wants a key that is under way waits for the same, and hears of
 * the same error, which is not kept. The family of a key gives its time to live.
 */
export function createCached({ cache, random }: Pick<Context, 'cache' | 'random'>): Cached {
  const underWay = new Map<Key, Promise<Values>>();

  async function getOrSetMany(
    keys: readonly Key[],
    compute: (missing: readonly Key[]) => Promise<Values>,
  ): Promise<Values> {
    const own = [...new Set(keys)].filter((key) => !underWay.has(key));
    if (own.length > 0) {
      const lookup = look(own, compute).finally(() => {
        for (const key of own) underWay.delete(key);
      });
      for (const key of own) underWay.set(key, lookup);
    }
    const found = await Promise.all(keys.map(async (key) => [key, required(key, await underWay.get(key))] as const));
    return new Map(found);
  }

  async function look(keys: readonly Key[], compute: (missing: readonly Key[]) => Promise<Values>): Promise<Values> {
    const values = new Map<Key, string>();
    const kept = await cache.getMany(keys);
    for (const [place, key] of keys.entries()) {
      const value = kept[place] ?? null;
      if (value !== null) values.set(key, value);
    }
    const missing = keys.filter((key) => !values.has(key));
    if (missing.length === 0) return values;
    const computed = await compute(missing);
    for (const key of missing) values.set(key, required(key, computed));
    // Nobody waits for it to be kept, and it never rejects.
    void cache.setMany(missing.map((key) => entryOf(key, required(key, computed))));
    return values;
  }

  function entryOf(key: Key, value: string): Entry {
    return { key, value, ttlMs: jittered(TTL_MS[familyOf(key)], random) };
  }

  return {
    async getOrSet(key, compute) {
      const values = await getOrSetMany([key], async () => new Map([[key, await compute()]]));
      return required(key, values);
    },
    getOrSetMany,
    async writeThrough(before, after, compute) {
      if (!(await cache.has(before))) return false;
      await cache.set(entryOf(after, compute()));
      // Nobody looks for it any more.
      await cache.delete([before]);
      return true;
    },
  };
}

/** A whole number of milliseconds, at most {@link JITTER} away from `ttlMs`. */
export function jittered(ttlMs: number, random: Context['random']): number {
  const [byte = 0, next = 0] = random(2);
  const share = (byte * 256 + next) / 65_535;
  return Math.round(ttlMs * (1 - JITTER + 2 * JITTER * share));
}

function required(key: Key, values: Values | undefined): string {
  const value = values?.get(key);
  if (value === undefined) throw new Error(`nothing was computed for ${key}`);
  return value;
}
