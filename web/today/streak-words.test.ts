import { describe, expect, it } from 'vitest';
import { bestStreakWords, streakTitle } from './streak-words.ts';

function streak(current: number, best: number) {
  return {
    current: { days: current, startedOn: null, endedOn: null },
    best: { days: best, startedOn: null, endedOn: null },
    frozen: [],
    freezeUsed: false,
    studiedToday: false,
  };
}

describe('the row of days', () => {
  it.each([
    [0, 'Your first stitch'],
    [1, 'One day so far'],
    [5, 'Five days in a row'],
    [10, 'Ten days in a row'],
    [11, '11 days in a row'],
    [100, '100 days in a row'],
  ])('of %i is "%s"', (days, words) => {
    expect(streakTitle(streak(days, days))).toBe(words);
  });

  it('that ended is followed by another', () => {
    expect(streakTitle(streak(0, 3))).toBe('Begin a new row today');
  });

  it.each([
    [5, 11, 'best 11'],
    [0, 3, 'best 3'],
    [5, 5, 'your best so far'],
    [1, 1, ''],
    [0, 1, ''],
  ])('of %i beside the longest of %i says "%s"', (current, best, words) => {
    expect(bestStreakWords(streak(current, best))).toBe(words);
  });
});
