import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from './calendar.ts';
import { lastDays, weekChange } from './study-days.ts';

const DAYS = {
  '2026-11-16': { activeSeconds: 100, events: 1 },
  '2026-11-18': { activeSeconds: 200, events: 2 },
  '2026-11-22': { activeSeconds: 400, events: 4 },
  '2026-11-23': { activeSeconds: 800, events: 8 },
  '2026-11-25': { activeSeconds: 1600, events: 16 },
  '2026-11-26': { activeSeconds: 3200, events: 32 },
};

describe('the last days', () => {
  it('are all there, oldest first and today last, with nothing where nothing was done', () => {
    expect(lastDays(DAYS, '2026-11-25', 4)).toEqual([
      { date: '2026-11-22', activeSeconds: 400, events: 4 },
      { date: '2026-11-23', activeSeconds: 800, events: 8 },
      { date: '2026-11-24', activeSeconds: 0, events: 0 },
      { date: '2026-11-25', activeSeconds: 1600, events: 16 },
    ]);
  });

  it('follow each other without a gap and lose no study', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), (count) => {
        const days = lastDays(DAYS, '2026-11-26', count);
        expect(days).toHaveLength(count);
        expect(days.at(-1)?.date).toBe('2026-11-26');
        for (const [i, { date }] of days.entries()) expect(date).toBe(addDays(days[0]?.date ?? '', i));
        const seconds = days.reduce((sum, { activeSeconds }) => sum + activeSeconds, 0);
        expect(seconds).toBe(
          Object.entries(DAYS).reduce(
            (sum, [date, day]) => sum + (date >= (days[0]?.date ?? '') ? day.activeSeconds : 0),
            0,
          ),
        );
      }),
    );
  });
});

describe('this week beside the last', () => {
  it.each([
    ['2026-11-23', { activeSeconds: 800, events: 8 }, { activeSeconds: 100, events: 1 }],
    ['2026-11-25', { activeSeconds: 2400, events: 24 }, { activeSeconds: 300, events: 3 }],
    ['2026-11-29', { activeSeconds: 5600, events: 56 }, { activeSeconds: 700, events: 7 }],
    ['2026-11-30', { activeSeconds: 0, events: 0 }, { activeSeconds: 800, events: 8 }],
  ])('on %s goes from Monday to that weekday in both', (today, thisWeek, lastWeek) => {
    expect(weekChange(DAYS, today)).toEqual({ thisWeek, lastWeek });
  });
});
