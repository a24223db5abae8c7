import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { batchLength, correctTime, correctTimes, MAX_BATCH_BYTES, MAX_BATCH_EVENTS } from './sync.ts';

const DAY = 86_400_000;
const NOW = 1_795_000_000_000;

describe('corrected time', () => {
  it.each([
    ['a true clock', 0],
    ['a clock one day fast', DAY],
    ['a clock one day slow', -DAY],
    ['a clock in 1970', -NOW + 5 * DAY],
    ['a clock ten years ahead', 3650 * DAY],
  ])('fault 16: puts an event of an hour ago where it belongs with %s', (_, skew) => {
    const anHourAgo = NOW - 3_600_000;
    expect(correctTime(anHourAgo + skew, NOW + skew, NOW)).toBe(anHourAgo);
  });

  it('fault 16: is never after the server received it, whatever the clock did between tap and sending', () => {
    expect(correctTime(NOW + 5 * DAY, NOW, NOW)).toBe(NOW);
  });

  it('keeps the order of two syncs, however long each was under way and however far ahead a nearly true clock is', () => {
    const delay = fc.integer({ min: 0, max: 50_000 });
    fc.assert(
      fc.property(
        delay,
        delay,
        fc.integer({ min: -9000, max: 9000 }),
        fc.integer({ min: 1, max: DAY }),
        (a, b, skew, later) => {
          const first = correctTime(NOW + skew, NOW + skew, NOW + a);
          const sentAt = NOW + Math.max(a, later);
          const second = correctTime(NOW + later + skew, sentAt + skew, sentAt + b);
          expect(second).toBeGreaterThanOrEqual(first);
        },
      ),
    );
  });

  it('fault 17: of an event stamped in the future is before that of the next one of the phone', () => {
    expect(correctTimes([NOW + 3650 * DAY, NOW - 5, NOW - 2], NOW, NOW)).toEqual([NOW - 6, NOW - 5, NOW - 2]);
    expect(correctTimes([NOW - 9, NOW + DAY, NOW + DAY], NOW, NOW)).toEqual([NOW - 9, NOW - 1, NOW]);
  });

  it('is that of each event by itself unless its clock ran ahead', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: NOW })), (times) => {
        expect(correctTimes(times, NOW, NOW)).toEqual(times.map((at) => correctTime(at, NOW, NOW)));
      }),
    );
  });

  it('stays a time the log can hold', () => {
    expect(correctTime(0, NOW + DAY, NOW)).toBe(0);
  });
});

describe('a batch', () => {
  it('holds as many events as the limits allow, and at least one', () => {
    expect(batchLength([])).toBe(0);
    expect(batchLength([MAX_BATCH_BYTES + 1, 1])).toBe(1);
    expect(batchLength([MAX_BATCH_BYTES - 1, 1, 1])).toBe(2);
    expect(batchLength(Array(150).fill(10))).toBe(MAX_BATCH_EVENTS);
    expect(batchLength(Array(150).fill(10), 25)).toBe(25);
  });

  it('never stops short of what fits', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 20_000 })), (sizes) => {
        const length = batchLength(sizes);
        const bytes = sizes.slice(0, length).reduce((sum, size) => sum + size, 0);
        expect(length <= 1 || bytes <= MAX_BATCH_BYTES).toBe(true);
        const next = sizes[length];
        expect(next === undefined || length === MAX_BATCH_EVENTS || bytes + next > MAX_BATCH_BYTES).toBe(true);
      }),
    );
  });
});
