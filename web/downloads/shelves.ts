import type { CatalogueEntry } from '../../domain/lesson.ts';
import type { SavedLesson } from '../service-worker/messages.ts';
import type { Subject } from '../ui/cloth.tsx';
import { SUBJECTS } from '../ui/subject-name.ts';
import type { LessonDownload } from './download-queue.ts';
import { downloadBytes, savedBytes } from './lesson-bytes.ts';

export type Queue = Readonly<Record<string, LessonDownload>>;

/** What of one subject is on this phone, and what could be. */
export interface Shelf {
  /** Null for lessons on this phone that the list of lessons does not have, or all while there is no list. */
  subject: Subject | null;
  saved: SavedLesson[];
  savedBytes: number;
  /** How many lessons the subject has. */
  lessonCount: number;
  /** Neither here nor on their way. */
  missing: CatalogueEntry[];
  missingBytes: number;
}

/** One shelf a subject, in the order subjects are listed; lessons stand in the order of the catalogue. */
export function shelves(entries: readonly CatalogueEntry[], saved: readonly SavedLesson[], queue: Queue): Shelf[] {
  const savedById = new Map(saved.map((lesson) => [lesson.id, lesson]));
  const known = SUBJECTS.map((subject): Shelf => {
    const lessons = entries.filter((entry) => entry.subject === subject);
    const here = lessons.flatMap(({ id }) => savedById.get(id) ?? []);
    const missing = lessons.filter(({ id }) => !savedById.has(id) && !(id in queue));
    return {
      subject,
      saved: here,
      savedBytes: savedBytes(here),
      lessonCount: lessons.length,
      missing,
      missingBytes: downloadBytes(missing, saved),
    };
  }).filter(({ lessonCount }) => lessonCount > 0);

  const listed = new Set(entries.map(({ id }) => id));
  const unlisted = saved.filter(({ id }) => !listed.has(id));
  if (unlisted.length === 0) return known;
  const bytes = savedBytes(unlisted);
  const lessonCount = unlisted.length;
  return [...known, { subject: null, saved: unlisted, savedBytes: bytes, lessonCount, missing: [], missingBytes: 0 }];
}

/** Lessons on this phone that have a newer version, which is not on its way yet. */
export function outdatedLessons(
  entries: readonly CatalogueEntry[],
  saved: readonly SavedLesson[],
  queue: Queue,
): CatalogueEntry[] {
  const hashes = new Map(saved.map(({ id, contentHash }) => [id, contentHash]));
  return entries.filter(({ id, contentHash }) => hashes.has(id) && hashes.get(id) !== contentHash && !(id in queue));
}

/** The room that removing these lessons gives back, in bytes: what others share stays. */
export function freedBytes(leaving: readonly SavedLesson[], saved: readonly SavedLesson[]): number {
  const gone = new Set(leaving.map(({ id }) => id));
  return savedBytes(saved) - savedBytes(saved.filter(({ id }) => !gone.has(id)));
}
