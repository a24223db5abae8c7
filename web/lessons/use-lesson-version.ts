import { useQuery } from '@tanstack/react-query';
import { useApp } from '../app/app-context.ts';
import { catalogueQuery, savedLessonsQuery } from './lesson-queries.ts';

export type LessonVersion =
  | { state: 'loading' }
  | { state: 'known'; contentHash: string }
  /** Neither the phone nor the catalogue, if it could be read, has this lesson. */
  | { state: 'unknown'; catalogueRead: boolean };

/**
 * Which version of a lesson to open: the one on the phone, since it opens at once, without network and without spending
 * data; else the newest.
 */
export function useLessonVersion(lessonId: string): LessonVersion {
  const { worker } = useApp();
  const saved = useQuery(savedLessonsQuery(worker));
  const catalogue = useQuery(catalogueQuery);

  const onPhone = saved.data?.find(({ id }) => id === lessonId);
  if (onPhone) return { state: 'known', contentHash: onPhone.contentHash };
  if (saved.isPending || catalogue.isPending) return { state: 'loading' };
  const newest = catalogue.data?.lessons.find(({ id }) => id === lessonId);
  if (newest) return { state: 'known', contentHash: newest.contentHash };
  return { state: 'unknown', catalogueRead: catalogue.isSuccess };
}
