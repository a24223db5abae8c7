import { describe, expect, it } from 'vitest';
import type { AchievementId } from '../../domain/achievements.ts';
import type { EarnedState } from '../../domain/gamification.ts';
import { createMomentWatch } from './moment-watch.ts';

const OPENED = Date.parse('2026-11-23T14:00:00+01:00');
const MINUTE = 60_000;

const earned = (id: AchievementId, earnedAt: number | null): EarnedState => {
  return { ...{ id, earnedAt, done: 1, of: 1, span: null, subject: null } };
};

describe('the moment of earning', () => {
  it('comes once, however often progress changes', () => {
    const watch = createMomentWatch(OPENED);
    const first = earned('first_mastery', OPENED + MINUTE);
    const open = earned('explorer', null);
    expect(watch.take([first, open], OPENED + MINUTE)).toEqual([first]);
    expect(watch.take([first, open], OPENED + 2 * MINUTE)).toEqual([]);
    const second = earned('explorer', OPENED + 2 * MINUTE);
    expect(watch.take([first, second], OPENED + 2 * MINUTE)).toEqual([second]);
  });

  it('does not come again for what was earned before the app was opened', () => {
    const watch = createMomentWatch(OPENED);
    expect(watch.take([earned('first_mastery', OPENED - 1)], OPENED)).toEqual([]);
  });

  it('does not come for what another phone sends late', () => {
    const watch = createMomentWatch(OPENED);
    expect(watch.take([earned('first_mastery', OPENED + MINUTE)], OPENED + 12 * MINUTE)).toEqual([]);
  });
});
