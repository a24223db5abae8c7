import type { CatalogueEntry } from '../../domain/lesson.ts';
import type { CacheFailure, SavedLesson } from '../service-worker/messages.ts';
import type { Subject } from '../ui/cloth.tsx';
import { SUBJECTS } from '../ui/subject-name.ts';
import type { LessonDownload } from './download-queue.ts';
import { downloadBytes } from './lesson-bytes.ts';
import type { Queue } from './shelves.ts';

/** The lessons of one subject that are on their way, and how far the subject is with those that arrived before. */
export interface SubjectDownload {
  subject: Subject;
  /** What there is to say first: one that moves, then one that waits, one that failed, one that was paused. */
  phase: LessonDownload['phase'];
  /** Ids by what can be done with them. */
  moving: string[];
  paused: string[];
  failed: string[];
  /** Each reason once; undefined for one that is not known. */
  reasons: (CacheFailure | undefined)[];
  /** As the catalogue counts them. The total stands still while lessons arrive. */
  doneBytes: number;
  totalBytes: number;
  doneLessons: number;
  allLessons: number;
}

export function subjectDownloads(
  entries: readonly CatalogueEntry[],
  saved: readonly SavedLesson[],
  queue: Queue,
): SubjectDownload[] {
  const savedIds = new Set(saved.map(({ id }) => id));
  return SUBJECTS.flatMap((subject) => {
    const lessons = entries.filter((entry) => entry.subject === subject);
    const underWay = lessons.flatMap(({ id }) => (queue[id] ? [{ id, ...queue[id] }] : []));
    if (underWay.length === 0) return [];
    const arrived = lessons.filter(({ id }) => savedIds.has(id) && !(id in queue));
    const arrivedBytes = downloadBytes(arrived, []);
    const idsIn = (...phases: LessonDownload['phase'][]) =>
      underWay.filter(({ phase }) => phases.includes(phase)).map(({ id }) => id);
    const failed = underWay.filter(({ phase }) => phase === 'failed');
    return {
      subject,
      phase: leadingPhase(underWay),
      moving: idsIn('running', 'waiting'),
      paused: idsIn('paused'),
      failed: idsIn('failed'),
      reasons: [...new Set(failed.map(({ reason }) => reason))],
      doneBytes: arrivedBytes + sum(underWay.map(({ doneBytes }) => doneBytes)),
      totalBytes: arrivedBytes + sum(underWay.map(({ totalBytes }) => totalBytes)),
      doneLessons: arrived.length,
      allLessons: arrived.length + underWay.length,
    };
  });
}

function leadingPhase(downloads: readonly LessonDownload[]): LessonDownload['phase'] {
  const present = new Set(downloads.map(({ phase }) => phase));
  return (['running', 'waiting', 'failed'] as const).find((phase) => present.has(phase)) ?? 'paused';
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
