import type { Catalogue } from '../../domain/lesson.ts';
import type { SavedLesson } from '../service-worker/messages.ts';

/** What the catalogue says of a lesson that is on this phone. */
export type VersionNews =
  /** There is another version; `bytes` are those of the files that this phone does not have yet. */
  { kind: 'newer'; bytes: number } | { kind: 'withdrawn' };

/** Null when there is nothing to tell, or nothing known: the lesson is not on the phone, the catalogue was not read. */
export function versionNews(
  lessonId: string,
  saved: readonly SavedLesson[] | undefined,
  catalogue: Catalogue | undefined,
): VersionNews | null {
  const onPhone = saved?.find(({ id }) => id === lessonId);
  if (!onPhone || !catalogue) return null;
  const newest = catalogue.lessons.find(({ id }) => id === lessonId);
  if (!newest) return { kind: 'withdrawn' };
  if (newest.contentHash === onPhone.contentHash) return null;
  const had = new Set(onPhone.files.map(({ url }) => url));
  const bytes = newest.files.filter(({ url }) => !had.has(url)).reduce((sum, file) => sum + file.bytes, 0);
  return { kind: 'newer', bytes };
}
