import { queryOptions } from '@tanstack/react-query';
import { CATALOGUE_URL, type Catalogue, contentUrl, type Lesson } from '../../domain/lesson.ts';
import type { WorkerBridge } from '../app/worker-bridge.ts';
import { fetchJson } from './fetch-json.ts';

/** Every lesson there is. */
export const catalogueQuery = queryOptions({
  queryKey: ['catalogue'],
  queryFn: async ({ signal }): Promise<Catalogue> => {
    const kept = (await fetchJson(CATALOGUE_URL, signal)) as Pick<Catalogue, 'lessons'> & Partial<Catalogue>;
    // A list that the phone has from before there were names of skills.
    return { skills: [], ...kept };
  },
});

/** The lessons saved on this phone. */
export function savedLessonsQuery(worker: WorkerBridge) {
  return queryOptions({ queryKey: ['saved-lessons'], queryFn: () => worker.savedLessons() });
}

/** One version of a lesson. Its content never changes, so it is read once. */
export function lessonQuery(contentHash: string) {
  return queryOptions({
    queryKey: ['lesson', contentHash],
    queryFn: async ({ signal }) => (await fetchJson(contentUrl(contentHash, 'json'), signal)) as Lesson,
    staleTime: Number.POSITIVE_INFINITY,
  });
}
