import { describe, expect, it } from 'vitest';
import { formatDuration, formatMoment, formatShare } from './format-time.ts';

describe('formatDuration', () => {
  it.each([
    [59, 'under a minute'],
    [60, '1 min'],
    [3599, '59 min'],
    [11_400, '3 h 10 min'],
  ])('%i seconds read as %s', (seconds, text) => {
    expect(formatDuration(seconds)).toBe(text);
  });
});

describe('formatMoment', () => {
  const now = new Date(2026, 10, 23, 18, 30).getTime();

  it('says today for the same day', () => {
    expect(formatMoment(new Date(2026, 10, 23, 14, 2).getTime(), now)).toBe('today 14:02');
  });

  it('gives the date of another day, however near', () => {
    expect(formatMoment(new Date(2026, 10, 22, 23, 59).getTime(), now)).toBe('22 Nov 23:59');
  });
});

describe('formatShare', () => {
  it.each([
    [1, '100 %'],
    [0.999, '99 %'],
    [0.1 + 0.7 - 0.1, '70 %'],
    [0, '0 %'],
  ])('%d reads as %s', (share, text) => {
    expect(formatShare(share)).toBe(text);
  });
});
