import { describe, expect, it } from 'vitest';
import { bestStreakWords, freezeWords, streakTitle } from './streak-words.ts';

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

  it.each([
    ['a day of this week', '2026-11-25', true, /^You missed Wednesday.*this week’s is used\.$/],
    ['yesterday, of last week', '2026-11-26', false, /^You missed Thursday.*does not end your row\.$/],
    ['an earlier week', '2026-11-18', false, /^$/],
  ])('explains a missed day of %s', (_, missed, freezeUsed, words) => {
    expect(freezeWords({ ...streak(5, 5), frozen: [missed], freezeUsed }, '2026-11-27')).toMatch(words);
  });

  it('needs no explanation without a missed day', () => {
    expect(freezeWords(streak(5, 5), '2026-11-27')).toBe('');
  });
});
