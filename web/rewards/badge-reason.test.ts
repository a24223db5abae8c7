import { describe, expect, it } from 'vitest';
import type { EarnedState } from '../../domain/gamification.ts';
import { badgeProgress, badgeReason } from './badge-reason.ts';

const NOT_YET: EarnedState = { id: 'week_warrior', earnedAt: null, done: 4, of: 7, span: null, subject: null };
const AT = Date.parse('2026-06-15T20:00:00+01:00');
const earned = (state: Partial<EarnedState>): EarnedState => ({ ...NOT_YET, earnedAt: AT, ...state });

describe('the reason of a badge', () => {
  it.each<[Partial<EarnedState>, RegExp]>([
    [{ of: 7, span: { from: '2026-06-09', to: '2026-06-15' } }, /^7 days: 9\s?–\s?15 Jun$/],
    [
      { id: 'century_club', of: 100, span: { from: '2026-05-01', to: '2026-06-03' } },
      /^100 problems, the last on 3 Jun$/,
    ],
    [{ id: 'first_mastery', of: 1, span: { from: '2026-06-15', to: '2026-06-15' } }, /^Earned on 15 Jun$/],
    [
      { id: 'subject_master', of: 6, subject: 'mathematics', span: { from: '2026-05-01', to: '2026-06-03' } },
      /^Mathematics: 6 lessons, the last on 3 Jun$/,
    ],
    [{ span: null }, /^Earned on 15 Jun$/],
    [{ earnedAt: null }, /^$/],
  ])('of %j', (state, words) => {
    expect(badgeReason(earned(state))).toMatch(words);
  });
});

describe('the way to a badge', () => {
  it('names what is counted', () => {
    expect(badgeProgress(NOT_YET)).toBe('4 of 7 days');
    expect(badgeProgress({ ...NOT_YET, id: 'first_mastery', done: 0, of: 1 })).toBe('0 of 1 lesson');
  });

  it('names the subject it is nearest in', () => {
    const state: EarnedState = { ...NOT_YET, id: 'subject_master', done: 2, of: 6, subject: 'physics' };
    expect(badgeProgress(state)).toBe('Physics: 2 of 6 lessons');
  });
});
