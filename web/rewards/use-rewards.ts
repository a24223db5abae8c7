import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { AchievementId } from '../../domain/achievements.ts';
import { findRewards, type Rewards } from '../../domain/gamification.ts';
import { useApp } from '../app/app-context.ts';
import { useProgress } from '../app/use-progress.ts';
import { useSyncState } from '../app/use-sync-state.ts';
import { catalogueQuery } from '../lessons/lesson-queries.ts';
import { keptAchievements } from './kept-achievements.ts';
import { achievementsQuery } from './reward-queries.ts';

export type RewardsFound =
  | { state: 'loading' }
  /** What the student did could not be read. */
  | { state: 'failed'; retry: () => void }
  | {
      state: 'known';
      rewards: Rewards;
      /** Those that the server has counted too. The others are on this phone alone. */
      confirmed: ReadonlySet<AchievementId>;
    };

/** What the student earned, counted on this phone. With `asksServer` the server is asked which of it it knows. */
export function useRewards({ asksServer }: { asksServer: boolean }): RewardsFound {
  const { client } = useApp();
  const progress = useProgress();
  const catalogue = useQuery(catalogueQuery);
  const isKnown = useSyncState().lastSyncedAt !== null;
  const answer = useQuery({ ...achievementsQuery(client), enabled: asksServer && isKnown });

  const counted = useMemo(() => {
    if (!progress.data) return null;
    const kept = keptAchievements(answer.data);
    const rewards = findRewards(progress.data, catalogue.data?.lessons ?? [], kept);
    return { rewards, confirmed: new Set(Object.keys(kept) as AchievementId[]) };
  }, [progress.data, catalogue.data, answer.data]);

  if (progress.isError) return { state: 'failed', retry: () => void progress.refetch() };
  if (!counted || catalogue.isPending) return { state: 'loading' };
  return { state: 'known', ...counted };
}
