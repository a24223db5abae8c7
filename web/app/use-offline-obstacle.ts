import { useQuery } from '@tanstack/react-query';
import { useApp } from './app-context.ts';
import type { OfflineObstacle } from './worker-bridge.ts';

/** Starts the service worker, once, and tells why lessons cannot be kept here; null when they can, or not yet known. */
export function useOfflineObstacle(): OfflineObstacle | null {
  const { worker } = useApp();
  const { data } = useQuery({
    queryKey: ['offline-obstacle'],
    queryFn: () => worker.registerWorker(),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data ?? null;
}
