import type { Pattern } from './pattern.ts';

/**
 * How long a value of each family is kept, in milliseconds. A key begins with its family. What is kept under its version stays right, so
 * its time only makes room: a week brings a student's work from one visit to the next.
 */
export const TTL_MS = {
  rec: 3_600_000,
  session: 300_000,
  user: 604_800_000,
  leaderboard: 60_000,
  analytics: 600_000,
  mastery: 604_800_000,
} as const;

export type Family = keyof typeof TTL_MS;
export type Key = `${Family}:${string}`;

export interface Entry {
  key: Key;
  value: string;
  /** Milliseconds, whole and above 0. */
  ttlMs: number;
}

/**
 * Keeps what can be computed anew, as text. Nothing in it is truth: any key may be gone at any time, and nothing here rejects. Where the
 * cache is away or slow a get finds nothing, and what was to be set or deleted is dropped, which nobody is told.
 *
 * So a set or delete that failed leaves the value before it readable until its time is over, and one that came late may follow a newer
 * one. Callers rely on neither: a key names the version of what it was computed from (`user:{id}:progress:{epoch}:{seq}`) and of the
 * code that computed it, so that the value under a key never changes. Where a key cannot name a version, a value as old as its time to
 * live must be as good as the newest. Deletes make room; they do not make anything true.
 */
export interface Cache {
  get(key: Key): Promise<string | null>;
  /** In the order of `keys`. */
  getMany(keys: readonly Key[]): Promise<(string | null)[]>;
  /** Whether there is a value. Nobody asked for that, so it is no hit and no miss. */
  has(key: Key): Promise<boolean>;
  set(entry: Entry): Promise<void>;
  setMany(entries: readonly Entry[]): Promise<void>;
  delete(keys: readonly Key[]): Promise<void>;
  /** Looks at every key there is: for upkeep, not for requests. What is set meanwhile may stay. */
  deleteMatching(pattern: Pattern): Promise<void>;
  /**
   * Adds a whole number to a count that begins at 0 and ends `ttlMs` after its first increment. Resolves with the count, or null where
   * it is not known: then it may have been counted or not.
   */
  increment(key: Key, by: number, ttlMs: number): Promise<number | null>;
  /** Tells every process that shares the cache, this one too, that what it made of these keys for itself is old. */
  publishInvalidation(keys: readonly Key[]): Promise<void>;
  /**
   * Hears invalidations until `close`. What is told while this process has no connection it misses; `mayHaveMissed` is called when it
   * hears again, and once when it begins to.
   */
  onInvalidation(listener: (keys: readonly Key[]) => void, mayHaveMissed: () => void): void;
  /** Null when it works, else what is wrong. */
  fault(): string | null;
  close(): Promise<void>;
}

export function familyOf(key: Key): Family {
  return key.slice(0, key.indexOf(':')) as Family;
}
