import { expect, it } from 'vitest';
import { findRewards } from '../../domain/gamification.ts';
import { EMPTY_PROGRESS } from '../../domain/progress.ts';
import { keptAchievements } from './kept-achievements.ts';
import type { ServerAchievements } from './reward-queries.ts';

const AT = Date.parse('2026-11-20T09:00:00+01:00');
const told = {
  title: '',
  description: '',
  points: 50,
  badge: 'bronze',
  done: 0,
  of: 1,
  span: null,
  subject: null,
} as const;
const ANSWER: Pick<ServerAchievements, 'achievements'> = {
  achievements: [
    { ...told, achievementId: 'first_mastery', category: 'mastery', earnedAt: AT },
    { ...told, achievementId: 'explorer', category: 'exploration', earnedAt: null },
  ],
};

it('are those the server says were earned', () => {
  expect(keptAchievements(ANSWER)).toEqual({ first_mastery: AT });
});

it('are none without an answer', () => {
  expect(keptAchievements(undefined)).toEqual({});
});

it('stay earned where this phone cannot show it', () => {
  const { achievements, totalPoints } = findRewards(EMPTY_PROGRESS, [], keptAchievements(ANSWER));
  expect(achievements.filter(({ earnedAt }) => earnedAt !== null).map(({ id }) => id)).toEqual(['first_mastery']);
  expect(totalPoints).toBe(50);
});
