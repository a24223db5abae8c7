import { describe, expect, it } from 'vitest';
import { backOffDelay } from './back-off.ts';

const lowest = (length: number) => new Uint8Array(length);
const highest = (length: number) => new Uint8Array(length).fill(255);

describe('the wait after failures in a row', () => {
  it('is at most twice as long each time, up to fifteen minutes, and never under two seconds', () => {
    expect([1, 2, 3, 9, 10, 60].map((failures) => backOffDelay(failures, null, highest))).toEqual([
      4_000, 8_000, 16_000, 900_000, 900_000, 900_000,
    ]);
    expect([1, 2, 60].map((failures) => backOffDelay(failures, null, lowest))).toEqual([2_000, 2_000, 2_000]);
  });

  it('is spread over all that lies between', () => {
    const half = (length: number) => new Uint8Array(length).fill(128, -1);
    expect(backOffDelay(3, null, half)).toBe(9_000);
    const aLittleMore = () => Uint8Array.from([0, 0, 128, 128]);
    expect(backOffDelay(3, null, aLittleMore)).toBe(9_027);
  });

  it('is what the server asked for when that is longer, but no more than a day', () => {
    expect(backOffDelay(1, 60_000, highest)).toBe(60_000);
    expect(backOffDelay(1, 1_000, highest)).toBe(4_000);
    expect(backOffDelay(1, 365 * 86_400_000, highest)).toBe(86_400_000);
  });
});
