import type { Catalogue, CatalogueEntry } from '../../domain/lesson.ts';
import type { PracticeMode } from '../../domain/practice.ts';
import type { Progress } from '../../domain/progress.ts';
import type { SavedLesson } from '../service-worker/messages.ts';

export interface LessonAtHand {
  id: string;
  contentHash: string;
  /** Null when the catalogue does not tell: the lesson is read whatever the subject asked for. */
  subject: CatalogueEntry['subject'] | null;
}

/** As many lessons as one session reads at most: reading all of a full phone would keep a slow one busy. */
const MAX_READ = 30;

/** The lessons that can be practised: on this phone, or begun, so opened on it before. */
export function lessonsAtHand(
  saved: readonly SavedLesson[],
  catalogue: Catalogue | undefined,
  progress: Progress,
): LessonAtHand[] {
  const entries = catalogue?.lessons ?? [];
  const onPhone = saved.map(({ id, contentHash }) => ({
    id,
    contentHash,
    subject: entries.find((entry) => entry.id === id)?.subject ?? null,
  }));
  const opened = entries.filter(({ id }) => progress.lessons[id] && !saved.some((lesson) => lesson.id === id));
  return [...onPhone, ...opened.map(({ id, contentHash, subject }) => ({ id, contentHash, subject }))];
}

/** The lessons to read for a session: those begun first, a chance choice of the others. */
export function lessonsToRead(
  atHand: readonly LessonAtHand[],
  progress: Progress,
  mode: PracticeMode,
  random: () => number,
): LessonAtHand[] {
  const asked =
    typeof mode === 'string' ? atHand : atHand.filter(({ subject }) => subject === null || subject === mode.subject);
  const drawn = asked.map((lesson) => ({ lesson, order: random() + (progress.lessons[lesson.id] ? 0 : 1) }));
  return drawn
    .sort((a, b) => a.order - b.order)
    .slice(0, MAX_READ)
    .map(({ lesson }) => lesson);
}
