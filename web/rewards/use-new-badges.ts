import { useEffect, useState } from 'react';
import type { EarnedState } from '../../domain/gamification.ts';
import { createMomentWatch } from './moment-watch.ts';
import { useRewards } from './use-rewards.ts';

/** Badges earned since this page was opened that the student has not been shown, oldest first, and how to take the first away. */
export function useNewBadges() {
  const found = useRewards({ asksServer: false });
  const [watch] = useState(() => createMomentWatch(performance.timeOrigin));
  const [waiting, setWaiting] = useState<EarnedState[]>([]);
  const achievements = found.state === 'known' ? found.rewards.achievements : null;

  useEffect(() => {
    const fresh = achievements ? watch.take(achievements, Date.now()) : [];
    if (fresh.length > 0) setWaiting((before) => [...before, ...fresh]);
  }, [watch, achievements]);

  return { waiting, onShown: () => setWaiting(([, ...rest]) => rest) };
}
