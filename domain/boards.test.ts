import { describe, expect, it } from 'vitest';
import { boardAt, boardName, boardOf, scoresByBoard, TIMEFRAMES } from './boards.ts';

describe('a board', () => {
  it('is of the day, the week from Monday, the month, or all time', () => {
    const boards = (date: string) => TIMEFRAMES.map((timeframe) => boardOf(timeframe, date));
    expect(boards('2026-11-29')).toEqual(['day:2026-11-29', 'week:2026-11-23', 'month:2026-11', 'all_time']);
    expect(boards('2026-11-30')).toEqual(['day:2026-11-30', 'week:2026-11-30', 'month:2026-11', 'all_time']);
  });

  it('changes at midnight in Lagos, an hour before midnight in UTC', () => {
    expect(boardAt('day', Date.parse('2026-11-29T22:59:59.999Z'))).toBe('day:2026-11-29');
    expect(boardAt('week', Date.parse('2026-11-29T22:59:59.999Z'))).toBe('week:2026-11-23');
    expect(boardAt('week', Date.parse('2026-11-29T23:00:00Z'))).toBe('week:2026-11-30');
  });

  it('adds up the points of its days', () => {
    const points = { '2026-11-29': 10, '2026-11-30': 60, '2026-12-01': 5 };
    const scores = scoresByBoard(points, Date.parse('2026-12-02T00:00Z'));
    expect(Object.fromEntries(scores)).toEqual({
      'day:2026-11-29': 10,
      'day:2026-11-30': 60,
      'day:2026-12-01': 5,
      'week:2026-11-23': 10,
      'week:2026-11-30': 65,
      'month:2026-11': 70,
      'month:2026-12': 5,
      all_time: 75,
    });
  });

  it('is history after three months, but for all time', () => {
    const points = { '2026-08-31': 1, '2026-09-03': 2, '2026-09-05': 4 };
    expect(Object.fromEntries(scoresByBoard(points, Date.parse('2026-12-05T12:00Z')))).toEqual({
      'day:2026-09-05': 4,
      'week:2026-08-31': 7,
      'month:2026-09': 6,
      all_time: 7,
    });
  });
});

describe('a name on the boards', () => {
  it.each([
    ['  Amina   B. ', 'Amina B.'],
    ['Ẹniọlá Ọ̀ṣunlọ́wọ̀', 'Ẹniọlá Ọ̀ṣunlọ́wọ̀'],
    ['a\u202Eb\u0000c\u200B', 'abc'],
    [`${'x'.repeat(39)}😀`, `${'x'.repeat(39)}\uFFFD`],
    ['x'.repeat(60), 'x'.repeat(40)],
  ])('%j is shown as %j', (typed, shown) => {
    expect(boardName(typed)).toBe(shown);
  });

  it.each([[null], [undefined], [''], [' \u200B '], [true], [7]])('%j is none', (value) => {
    expect(boardName(value)).toBeNull();
  });
});
