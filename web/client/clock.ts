/** The phone's own idea of time, right or wrong. */
export interface Clock {
  /** Unix milliseconds. */
  now(): number;
  /** Minutes local time is ahead of UTC; Lagos is 60. */
  utcOffset(): number;
}

/** `length` random bytes. */
export type Random = (length: number) => Uint8Array;

/** 0 ≤ x < 1. */
export function fraction(random: Random): number {
  return random(4).reduce((sum, byte) => (sum + byte) / 256, 0);
}

const LAST_INSTANT = 253_402_300_799_999;

/** `time` within 1970 … 9999, which every contract asks for and a broken clock may miss. */
export function toInstant(time: number): number {
  return Math.min(Math.max(Math.floor(time), 0), LAST_INSTANT);
}
