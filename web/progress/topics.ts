import type { CatalogueEntry } from '../../domain/lesson.ts';
import type { LessonProgress, Progress } from '../../domain/progress.ts';
import type { Subject } from '../ui/cloth.tsx';
import { SUBJECTS } from '../ui/subject-name.ts';

/** A lesson that was begun. */
export interface Topic {
  id: string;
  title: string;
  /** Undefined when the catalogue does not have the lesson, or cannot be read. */
  entry: CatalogueEntry | undefined;
  progress: LessonProgress;
}

export interface TopicGroup {
  /** Null for the lessons that the catalogue does not have. */
  subject: Subject | null;
  topics: Topic[];
}

/** The lessons that were begun by subject, the one studied last first; of what was studied at once, by id. */
export function groupTopics(lessons: Progress['lessons'], catalogue: readonly CatalogueEntry[]): TopicGroup[] {
  const entries = new Map(catalogue.map((entry) => [entry.id, entry]));
  const topics = Object.entries(lessons)
    .map(([id, progress]): Topic => {
      const entry = entries.get(id);
      return { id, title: entry?.title ?? id, entry, progress };
    })
    .sort((a, b) => b.progress.lastActiveAt - a.progress.lastActiveAt || (a.id < b.id ? -1 : 1));
  return [...SUBJECTS, null]
    .map((subject) => ({ subject, topics: topics.filter(({ entry }) => (entry?.subject ?? null) === subject) }))
    .filter((group) => group.topics.length > 0);
}

/** How many lessons of the catalogue wait to be begun. */
export function countUnbegun(lessons: Progress['lessons'], catalogue: readonly CatalogueEntry[]): number {
  return catalogue.filter(({ id }) => !(id in lessons)).length;
}
