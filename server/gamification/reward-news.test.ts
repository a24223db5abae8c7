import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldRows } from '../../domain/event-arbitraries.ts';
import { findRewards } from '../../domain/gamification.ts';
import { addRows, EMPTY_PROGRESS } from '../../domain/progress.ts';
import { changesRewards } from './reward-news.ts';

test('whatever changes rewards is noticed', () => {
  const catalogue = ['quadratic-equations', 'the-mole'].map((id) => ({ id, subject: 'mathematics' as const }));
  fc.assert(
    fc.property(foldRows(), foldRows(), (rows, more) => {
      const before = addRows(EMPTY_PROGRESS, rows);
      const after = addRows(before, more);
      const [old, next] = [before, after].map((progress) => findRewards(progress, catalogue));
      if (!changesRewards(before, after)) expect(next).toEqual(old);
    }),
    { numRuns: 1000 },
  );
});

test('nothing done is nothing new', () => {
  fc.assert(
    fc.property(foldRows(), (rows) => {
      const progress = addRows(EMPTY_PROGRESS, rows);
      expect(changesRewards(progress, addRows(progress, []))).toBe(false);
    }),
  );
});
