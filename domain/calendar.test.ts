import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysSinceMonday, mondayOf } from './calendar.ts';

const date = fc
  .date({ min: new Date('1971-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10));

describe('dates', () => {
  it.each([
    ['2026-11-23', 1, '2026-11-24'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2026-03-01', -1, '2026-02-28'],
    ['2026-11-23', 0, '2026-11-23'],
  ])('%s and %i days is %s', (from, days, to) => {
    expect(addDays(from, days)).toBe(to);
  });

  it.each([
    ['2026-11-23', '2026-11-23', 0],
    ['2026-11-24', '2026-11-23', 1],
    ['2026-11-29', '2026-11-23', 6],
    ['2026-11-30', '2026-11-30', 0],
    ['2027-01-01', '2026-12-28', 4],
  ])('%s is in the week of %s, %i days after its Monday', (day, monday, after) => {
    expect(mondayOf(day)).toBe(monday);
    expect(daysSinceMonday(day)).toBe(after);
  });

  it('go forward and back by the same steps, and sort as text', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: 1, max: 400 }), (day, n) => {
        expect(addDays(addDays(day, n), -n)).toBe(day);
        expect(addDays(day, n) > day).toBe(true);
        expect(addDays(mondayOf(day), daysSinceMonday(day))).toBe(day);
      }),
    );
  });
});
