import type { QueryClient } from '@tanstack/react-query';
import { navigate } from 'wouter/use-browser-location';
import { catalogueQuery } from '../lessons/lesson-queries.ts';
import type { WorkerBridge } from './worker-bridge.ts';

/** Does what the worker asks of this page without having been asked. */
export function followWorker(worker: Pick<WorkerBridge, 'onNews'>, queries: QueryClient): void {
  worker.onNews('LESSON_UPDATED', () => void queries.invalidateQueries({ queryKey: catalogueQuery.queryKey }));
  worker.onNews('NAVIGATE', ({ path }) => navigate(path));
}
