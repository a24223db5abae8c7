import type { Random } from './clock.ts';

/** Anything from `from` up to `to`, so that phones that did something together do not go on together. */
export function jitter(from: number, to: number, random: Random): number {
  return from + random(4).reduce((sum, byte) => (sum + byte) / 256, 0) * (to - from);
}
