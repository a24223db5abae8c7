import { createHash } from 'node:crypto';

/** Chance that can be had again: the same seed gives the same draws in the same order. */
export interface Random {
  /** At least `min`, below `max`. */
  between(min: number, max: number): number;
  /** A whole number from `min` to `max`, both included. */
  whole(min: number, max: number): number;
  chance(probability: number): boolean;
  /** Throws when there is none. */
  pick<One>(from: readonly One[]): One;
  /** All of them, in an order of chance. */
  shuffle<One>(items: readonly One[]): One[];
  normal(mean: number, deviation: number): number;
  bytes(length: number): Uint8Array;
}

/** sfc32 of PractRand (Chris Doty-Humphrey), begun with the first 128 bits of the seed's SHA-256. */
export function createRandom(seed: string): Random {
  const digest = createHash('sha256').update(seed).digest();
  const next = sfc32(digest.readUInt32LE(0), digest.readUInt32LE(4), digest.readUInt32LE(8), digest.readUInt32LE(12));
  const between = (min: number, max: number) => min + (max - min) * next();
  const whole = (min: number, max: number) => Math.floor(between(min, max + 1));
  const pick = <One>(from: readonly One[]): One => {
    const one = from[whole(0, from.length - 1)];
    if (one === undefined) throw new RangeError('There is none to pick from');
    return one;
  };
  return {
    between,
    whole,
    pick,
    chance: (probability) => next() < probability,
    shuffle: (items) =>
      items
        .map((item) => ({ item, place: next() }))
        .sort((a, b) => a.place - b.place)
        .map(({ item }) => item),
    // Box and Muller 1958; 1 - next() is never 0.
    normal: (mean, deviation) =>
      mean + deviation * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    bytes: (length) => Uint8Array.from({ length }, () => whole(0, 255)),
  };
}

/** Draws from 0 to below 1. */
function sfc32(a: number, b: number, c: number, counter: number): () => number {
  return () => {
    const drawn = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + drawn) | 0;
    return (drawn >>> 0) / 2 ** 32;
  };
}
