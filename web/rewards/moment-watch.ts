import type { AchievementId } from '../../domain/achievements.ts';
import type { EarnedState } from '../../domain/gamification.ts';

/** What was earned longer ago is no news any more, such as what comes from another phone. */
const FRESH_MS = 600_000;

export interface MomentWatch {
  /** Those that have just been earned, each once. `now` is Unix milliseconds. */
  take(achievements: readonly EarnedState[], now: number): EarnedState[];
}

/** `openedAt`: when this page was, in Unix milliseconds. What was earned before is known to the student. */
export function createMomentWatch(openedAt: number): MomentWatch {
  const told = new Set<AchievementId>();
  return {
    take(achievements, now) {
      const fresh = achievements.filter(
        ({ id, earnedAt }) =>
          earnedAt !== null && earnedAt >= openedAt && Math.abs(now - earnedAt) <= FRESH_MS && !told.has(id),
      );
      for (const { id } of fresh) told.add(id);
      return fresh;
    },
  };
}
