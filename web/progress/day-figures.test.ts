import { describe, expect, it } from 'vitest';
import type { Progress } from '../../domain/progress.ts';
import { studyDay } from '../../domain/sample-study.ts';
import { lastDays } from '../../domain/study-days.ts';
import { dayFigures, dayTicks, labelPlace, peakPlace } from './day-figures.ts';

const LONG = studyDay(52);
const DAYS: Progress['days'] = { '2026-11-20': LONG, '2026-11-24': studyDay(1) };

function minutes(days: Progress['days'], count: number) {
  return dayFigures(
    lastDays(days, '2026-11-24', count),
    ({ activeSeconds }) => activeSeconds / 60,
    (value) => `${value} min`,
  );
}

it('gives each day its value and its words', () => {
  expect(minutes(DAYS, 5)).toEqual([
    { date: '2026-11-20', value: 52, words: '52 min' },
    { date: '2026-11-21', value: 0, words: '0 min' },
    { date: '2026-11-22', value: 0, words: '0 min' },
    { date: '2026-11-23', value: 0, words: '0 min' },
    { date: '2026-11-24', value: 1, words: '1 min' },
  ]);
});

describe('peakPlace', () => {
  it('is the place of the most', () => {
    expect(peakPlace(minutes(DAYS, 5))).toBe(0);
  });

  it('is the latest of several', () => {
    expect(peakPlace(minutes({ '2026-11-22': LONG, '2026-11-20': LONG }, 5))).toBe(2);
  });

  it('is none where nothing was done', () => {
    expect(peakPlace(minutes({}, 7))).toBe(-1);
  });
});

describe('dayTicks', () => {
  it('has a letter for each day of a week', () => {
    expect(dayTicks(minutes(DAYS, 7)).map(({ words }) => words)).toEqual(['W', 'T', 'F', 'S', 'S', 'M', 'T']);
  });

  it('has three dates for a month', () => {
    expect(dayTicks(minutes(DAYS, 30))).toEqual([
      { place: 0, words: '26 Oct' },
      { place: 14, words: '9 Nov' },
      { place: 29, words: '24 Nov' },
    ]);
  });
});

describe('labelPlace', () => {
  it('is the middle of the bar', () => {
    expect(labelPlace('52 min', 3, 7)).toEqual({ left: 50, shift: 50 });
    expect(labelPlace('52 min', 2, 7).shift).toBe(50);
  });

  it('is the middle of the bar for a letter, also at the edge', () => {
    expect(labelPlace('M', 0, 7).shift).toBe(50);
    expect(labelPlace('M', 6, 7).shift).toBe(50);
  });

  it.each([
    [0, 30],
    [29, 30],
    [0, 7],
    [6, 7],
  ])('keeps the words at bar %i of %i inside, up to half the chart wide', (place, count) => {
    const { left, shift } = labelPlace('1 h 4 min', place, count);
    const start = left - (50 * shift) / 100;
    expect(start).toBeGreaterThan(-0.001);
    expect(start + 50).toBeLessThan(100.001);
  });
});
