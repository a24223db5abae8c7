import type { AchievementId } from '../../domain/achievements.ts';
import type { KeptAchievements } from '../../domain/gamification.ts';
import type { ServerAchievements } from './reward-queries.ts';

/** What the server answers to have been earned, and when; nothing without an answer. */
export function keptAchievements(answer: Pick<ServerAchievements, 'achievements'> | undefined): KeptAchievements {
  const earned = (answer?.achievements ?? []).flatMap(({ achievementId, earnedAt }) =>
    earnedAt === null ? [] : [[achievementId as AchievementId, earnedAt]],
  );
  return Object.fromEntries(earned);
}
