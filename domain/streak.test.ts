import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from './calendar.ts';
import { findStreak } from './streak.ts';

const TODAY = '2026-11-26';
const daysOf = (...dates: string[]) =>
  Object.fromEntries(dates.map((date) => [date, { activeSeconds: 60, events: 1 }]));
/** Days before today, 0 for today. */
const ago = (...numbers: number[]) => daysOf(...numbers.map((n) => addDays(TODAY, -n)));

describe('a streak', () => {
  it('is none without a day', () => {
    expect(findStreak({}, TODAY)).toMatchObject({
      current: { days: 0, endedOn: null },
      best: { days: 0, endedOn: null },
      studiedToday: false,
    });
  });

  it.each([
    [[0], 1, '2026-11-26', true],
    [[0, 1, 2], 3, '2026-11-26', true],
    [[1, 2], 2, '2026-11-25', false],
    [[2, 3], 0, null, false],
    [[0, 2, 3], 1, '2026-11-26', true],
  ])('with study %j days ago is %i', (numbers, days, endedOn, studiedToday) => {
    expect(findStreak(ago(...numbers), TODAY)).toMatchObject({ current: { days, endedOn }, studiedToday });
  });

  it('remembers the longest run, and of two the later', () => {
    expect(findStreak(ago(0, 10, 11, 12, 20), TODAY).best).toEqual({ days: 3, endedOn: '2026-11-16' });
    expect(findStreak(ago(0, 1, 10, 11), TODAY).best).toEqual({ days: 2, endedOn: TODAY });
  });

  it('goes over the end of a month and a year', () => {
    const { current } = findStreak(daysOf('2026-12-30', '2026-12-31', '2027-01-01'), '2027-01-01');
    expect(current.days).toBe(3);
  });

  it('shows the week from Monday to Sunday', () => {
    const { week } = findStreak(daysOf('2026-11-22', '2026-11-23', '2026-11-26'), TODAY);
    expect(week.map(({ date, studied }) => `${date.slice(-2)}${studied ? ' studied' : ''}`)).toEqual([
      '23 studied',
      '24',
      '25',
      '26 studied',
      '27',
      '28',
      '29',
    ]);
  });

  it('takes no notice of days after today', () => {
    expect(findStreak(ago(0, -1, -2), TODAY)).toEqual(findStreak(ago(0), TODAY));
    expect(findStreak(ago(-1), TODAY)).toEqual(findStreak({}, TODAY));
  });

  it('grows by one with one more day, and is never above the best nor the days there are', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(30), { maxLength: 25 }), (numbers) => {
        const { current, best } = findStreak(ago(...numbers), TODAY);
        expect(current.days).toBeLessThanOrEqual(best.days);
        expect(best.days).toBeLessThanOrEqual(numbers.length);
        const before = findStreak(ago(...numbers.filter((n) => n > 0)), TODAY).current.days;
        expect(findStreak(ago(...new Set([...numbers, 0])), TODAY).current.days).toBe(before + 1);
      }),
    );
  });
});
