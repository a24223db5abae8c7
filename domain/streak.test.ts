import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, mondayOf } from './calendar.ts';
import { findRun, findStreak } from './streak.ts';

const TODAY = '2026-11-26';
const daysOf = (...dates: string[]) => Object.fromEntries(dates.map((date) => [date, {}]));
/** Days before today, 0 for today. */
const ago = (...numbers: number[]) => daysOf(...numbers.map((n) => addDays(TODAY, -n)));

describe('a streak', () => {
  it('is none without a day', () => {
    expect(findStreak({}, TODAY)).toEqual({
      current: { days: 0, startedOn: null, endedOn: null },
      frozen: [],
      freezeUsed: false,
      best: { days: 0, startedOn: null, endedOn: null },
      studiedToday: false,
    });
  });

  // Today is a Thursday: Monday is 3 days ago.
  it.each([
    ['today', [0], 1, '2026-11-26', []],
    ['three days', [0, 1, 2], 3, '2026-11-26', []],
    ['today may follow', [1, 2], 2, '2026-11-25', []],
    ['one missed day', [0, 2, 3], 3, '2026-11-26', ['2026-11-25']],
    ['yesterday missed, today may follow', [2, 3], 2, '2026-11-24', ['2026-11-25']],
    ['two missed days', [0, 3, 4], 1, '2026-11-26', []],
    ['two missed up to now', [3, 4], 0, null, []],
    ['a second missed day leaves what came after the first', [0, 2, 4, 5], 2, '2026-11-26', ['2026-11-25']],
    ['Sunday and Monday, of two weeks', [0, 1, 2, 5], 4, '2026-11-26', ['2026-11-22', '2026-11-23']],
    ['three missed days over two weeks', [0, 1, 5], 2, '2026-11-26', []],
    ['one missed day in each week', [0, 1, 3, 4, 6, 7], 6, '2026-11-26', ['2026-11-21', '2026-11-24']],
  ])('%s: with study %j days ago is %i', (_, numbers, days, endedOn, frozen) => {
    const streak = findStreak(ago(...numbers), TODAY);
    expect(streak).toMatchObject({ current: { days, endedOn }, frozen, studiedToday: numbers.includes(0) });
  });

  it('tells whether this week has a freeze left', () => {
    expect(findStreak(ago(0, 2, 3), TODAY).freezeUsed).toBe(true);
    expect(findStreak(ago(0, 1, 2, 3, 4, 6), TODAY).freezeUsed).toBe(false);
  });

  it('remembers the longest run, and of two the later', () => {
    const longest = { days: 3, startedOn: '2026-11-14', endedOn: '2026-11-16' };
    expect(findStreak(ago(0, 10, 11, 12, 20), TODAY).best).toEqual(longest);
    const later = { days: 2, startedOn: '2026-11-25', endedOn: TODAY };
    expect(findStreak(ago(0, 1, 10, 11), TODAY).best).toEqual(later);
  });

  it('goes over the end of a month and a year', () => {
    const { current } = findStreak(daysOf('2026-12-30', '2026-12-31', '2027-01-01'), '2027-01-01');
    expect(current.days).toBe(3);
  });

  it('takes no notice of days after today', () => {
    expect(findStreak(ago(0, -1, -2), TODAY)).toEqual(findStreak(ago(0), TODAY));
    expect(findStreak(ago(-1), TODAY)).toEqual(findStreak({}, TODAY));
  });

  it('grows by one with one more day, and is never above the best nor the days there are', () => {
    fc.assert(
      fc.property(someDays, (numbers) => {
        const { current, best } = findStreak(ago(...numbers), TODAY);
        expect(current.days).toBeLessThanOrEqual(best.days);
        expect(best.days).toBeLessThanOrEqual(numbers.length);
        const before = findStreak(ago(...numbers.filter((n) => n > 0)), TODAY).current.days;
        expect(findStreak(ago(...new Set([...numbers, 0])), TODAY).current.days).toBe(before + 1);
      }),
    );
  });

  it('only grows when it turns out that more days were studied', () => {
    fc.assert(
      fc.property(someDays, someDays, (numbers, more) => {
        const [before, after] = [numbers, [...numbers, ...more]].map((all) => findStreak(ago(...all), TODAY));
        expect(after?.best.days).toBeGreaterThanOrEqual(before?.best.days ?? 0);
        expect(after?.current.days).toBeGreaterThanOrEqual(before?.current.days ?? 0);
      }),
    );
  });

  it('is the longest of all stretches with at most one missed day a week', () => {
    fc.assert(
      fc.property(someDays, (numbers) => {
        const dates = numbers.map((n) => addDays(TODAY, -n)).sort();
        const lengths = dates.flatMap((from) => dates.map((to) => stretch(dates, from, to)));
        expect(findStreak(daysOf(...dates), TODAY).best.days).toBe(Math.max(0, ...lengths));
      }),
    );
  });
});

describe('a run of some days', () => {
  const dates = ['2026-11-02', '2026-11-03', '2026-11-05', '2026-11-06', '2026-11-08'];

  it('is found where it was first long enough, and is its last days', () => {
    expect(findRun(dates, 3)).toEqual({ from: '2026-11-02', to: '2026-11-05' });
    expect(findRun(dates, 2)).toEqual({ from: '2026-11-02', to: '2026-11-03' });
  });

  it('is none when there is none as long', () => {
    expect(findRun(dates, 5)).toBeNull();
    expect(findRun([], 1)).toBeNull();
  });
});

const someDays = fc.uniqueArray(fc.nat(30), { maxLength: 25 });

/** How many of the dates lie from `from` to `to`, 0 when two of the days without one are in a week. */
function stretch(dates: string[], from: string, to: string): number {
  const weeks: string[] = [];
  for (let date = from; date <= to; date = addDays(date, 1)) if (!dates.includes(date)) weeks.push(mondayOf(date));
  return new Set(weeks).size < weeks.length ? 0 : dates.filter((date) => from <= date && date <= to).length;
}
