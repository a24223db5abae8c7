import type { LessonProgress } from './progress.ts';

export const MASTERY_LEVELS = ['not_started', 'beginning', 'developing', 'proficient', 'mastered'] as const;
export type MasteryLevel = (typeof MASTERY_LEVELS)[number];

/** A share of the quiz' marks at or above this passes a level. */
export const MASTERED_FROM = 0.9;
export const PROFICIENT_FROM = 0.7;
const DEVELOPING_FROM = 0.5;
/** Problems solved at the first try that show a student is on the way before any quiz. */
const DEVELOPING_PROBLEMS = 3;

/**
 * How well a student knows a lesson, by a rule they can check themselves. The best quiz decides: 90 % mastered, 70 % proficient,
 * 50 % developing. Without one, three practice problems right at the first answer are developing. Anything else
 * begun is beginning.
 */
export function masteryLevel(lesson: LessonProgress | undefined): MasteryLevel {
  if (!lesson) return 'not_started';
  const quiz = lesson.quiz.best ?? 0;
  if (quiz >= MASTERED_FROM) return 'mastered';
  if (quiz >= PROFICIENT_FROM) return 'proficient';
  if (quiz >= DEVELOPING_FROM || solvedAtFirst(lesson) >= DEVELOPING_PROBLEMS) return 'developing';
  return 'beginning';
}

/** Practice problems whose first answer was right. */
export function solvedAtFirst(lesson: LessonProgress): number {
  return Object.values(lesson.problems).filter(({ first }) => first?.score === 1).length;
}

/** Whether a student may go on from a lesson: they said, or showed, that they finished it, or their quiz passed. */
export function isDone(lesson: LessonProgress | undefined): boolean {
  return lesson !== undefined && (lesson.completedAt !== null || (lesson.quiz.best ?? 0) >= PROFICIENT_FROM);
}
