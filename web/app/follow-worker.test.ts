import { QueryClient } from '@tanstack/react-query';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { catalogueQuery } from '../lessons/lesson-queries.ts';
import type { News } from '../service-worker/messages.ts';
import { followWorker } from './follow-worker.ts';
import type { WorkerBridge } from './worker-bridge.ts';

describe('a page that follows the worker', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('reads the list of lessons again when a saved lesson has a newer version', () => {
    const { queries, tell } = createPage();
    queries.setQueryData(catalogueQuery.queryKey, { skills: [], lessons: [] });
    tell({ type: 'LESSON_UPDATED', payload: { lessonId: 'the-mole' } });
    expect(queries.getQueryState(catalogueQuery.queryKey)?.isInvalidated).toBe(true);
  });

  it('goes where the worker asks it to', () => {
    const pushState = vi.fn();
    vi.stubGlobal('history', { pushState });
    createPage().tell({ type: 'NAVIGATE', payload: { path: '/lessons/the-mole' } });
    expect(pushState).toHaveBeenCalledWith(null, '', '/lessons/the-mole');
  });
});

function createPage() {
  const queries = new QueryClient();
  const listeners = new Map<string, (payload: never) => void>();
  const onNews: WorkerBridge['onNews'] = (type, callback) => {
    listeners.set(type, callback);
    return () => {};
  };
  followWorker({ onNews }, queries);
  return { queries, tell: ({ type, payload }: News) => listeners.get(type)?.(payload as never) };
}
