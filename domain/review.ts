import { type MasteryLevel, masteryLevel } from './mastery.ts';
import type { LessonProgress, Progress } from './progress.ts';

const DAY_MS = 86_400_000;

/** Days after which what was learned is worth another look: the better known, the longer it keeps. */
export const REVIEW_AFTER_DAYS: Record<Exclude<MasteryLevel, 'not_started'>, number> = {
  beginning: 1,
  developing: 2,
  proficient: 7,
  mastered: 21,
};
/** A problem never solved yet is worth another try the next day, however well the rest is known. */
const RETRY_AFTER_DAYS = 1;
/** Questions that make a review, where fewer are weak. */
const MIN_ITEMS = 3;

export interface DueReview {
  lessonId: string;
  level: keyof typeof REVIEW_AFTER_DAYS;
  /** Whole days of 24 hours since the lesson was last active. */
  daysSince: number;
  /** Whole days since it was due; 0 on the first day it is. */
  overdueDays: number;
  /** Ids of the problems answered, never wholly right. */
  weakItems: string[];
  /** How many questions to suggest: the weak ones, three at least. */
  items: number;
}

/**
 * The lessons begun that are due for a short review at `now` (Unix milliseconds), most overdue first; of those, the least known,
 * then by id. Being active in a lesson puts its review off.
 */
export function dueReviews(progress: Progress, now: number): DueReview[] {
  return Object.entries(progress.lessons)
    .map(([lessonId, lesson]) => reviewOf(lessonId, lesson, now))
    .filter(({ overdueDays }) => overdueDays >= 0)
    .sort(
      (a, b) =>
        b.overdueDays - a.overdueDays ||
        REVIEW_AFTER_DAYS[a.level] - REVIEW_AFTER_DAYS[b.level] ||
        (a.lessonId < b.lessonId ? -1 : 1),
    );
}

/** Problems answered whose best answer was not wholly right, by id. A score that is not known yet is not a weak one. */
export function weakItems(lesson: LessonProgress): string[] {
  return Object.entries(lesson.problems)
    .filter(([, { best }]) => best !== null && best < 1)
    .map(([itemId]) => itemId)
    .sort();
}

/** The review of one lesson, due or not: `overdueDays` is below 0 until it is. */
export function reviewOf(lessonId: string, lesson: LessonProgress, now: number): DueReview {
  const level = levelOfBegun(lesson);
  const weak = weakItems(lesson);
  const daysSince = Math.floor((now - lesson.lastActiveAt) / DAY_MS);
  const after = weak.length > 0 ? RETRY_AFTER_DAYS : REVIEW_AFTER_DAYS[level];
  return {
    lessonId,
    level,
    daysSince,
    overdueDays: daysSince - after,
    weakItems: weak,
    items: Math.max(MIN_ITEMS, weak.length),
  };
}

function levelOfBegun(lesson: LessonProgress): DueReview['level'] {
  const level = masteryLevel(lesson);
  return level === 'not_started' ? 'beginning' : level;
}
