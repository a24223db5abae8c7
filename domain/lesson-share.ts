import type { CatalogueEntry } from './lesson.ts';
import type { LessonProgress } from './progress.ts';

/** How many sections and quiz questions a lesson has. */
type LessonParts = Pick<CatalogueEntry, 'sections' | 'questions'>;

/**
 * How much of a lesson is done, 0–1: each section read is one part, the quiz handed in is one more. A lesson the student called
 * finished is done. Sections of older versions count too, up to as many as there are now.
 */
export function lessonShare(entry: LessonParts, progress: LessonProgress | undefined): number {
  const { done, all } = parts(entry, progress);
  return done / all;
}

/** Whole minutes a lesson still takes: the part of `entry.minutes` that is not done, rounded up. */
export function minutesLeft(entry: CatalogueEntry, progress: LessonProgress | undefined): number {
  const { done, all } = parts(entry, progress);
  return Math.ceil((entry.minutes * (all - done)) / all);
}

/** A lesson without sections or quiz is one part, done when the student says so. */
function parts({ sections, questions }: LessonParts, progress: LessonProgress | undefined) {
  const all = Math.max(1, sections + (questions > 0 ? 1 : 0));
  if (!progress) return { done: 0, all };
  if (progress.completedAt !== null) return { done: all, all };
  const quiz = questions > 0 && progress.quiz.attempts > 0 ? 1 : 0;
  return { done: Math.min(progress.sections.length, sections) + quiz, all };
}
