import { MASTERED_FROM } from './mastery.ts';
import type { Progress } from './progress.ts';
import { findStreak, type StudyRun } from './streak.ts';
import { type StudyDay, type WeekChange, weekChange } from './study-days.ts';

export interface QuizBest {
  lessonId: string;
  /** 0–1. */
  score: number;
  /** When, in Unix milliseconds, if the latest quiz is the best; older dates are not kept. */
  at: number | null;
}

/** What a student can be proud of, measured against nobody but themselves. */
export interface PersonalBests {
  longestStreak: StudyRun;
  /** The day with the most active seconds; the latest of several. Null before any study. */
  longestDay: StudyDay | null;
  /** The day with the most things done, the same way. */
  busiestDay: StudyDay | null;
  week: WeekChange;
  /** The best quiz of each lesson, best first. */
  quizzes: QuizBest[];
  /** How many of `quizzes` reach 90 %. */
  mastered: number;
  /** Answers to practice problems, and problems solved. */
  answers: number;
  solved: number;
}

/** `today` is the date where the student is; days after it, which a wrong clock may have left, count for nothing. */
export function personalBests(progress: Progress, today: string): PersonalBests {
  const days = Object.entries(progress.days)
    .map(([date, { activeSeconds, events }]) => ({ date, activeSeconds, events }))
    .filter(({ date }) => date <= today)
    .sort((a, b) => (a.date < b.date ? 1 : -1));
  const quizzes = bestQuizzes(progress);
  const problems = Object.values(progress.lessons).flatMap((lesson) => Object.values(lesson.problems));
  return {
    longestStreak: findStreak(progress.days, today).best,
    longestDay: dayWithMost(days, 'activeSeconds'),
    busiestDay: dayWithMost(days, 'events'),
    week: weekChange(progress.days, today),
    quizzes,
    mastered: quizzes.filter(({ score }) => score >= MASTERED_FROM).length,
    answers: problems.reduce((sum, { answered }) => sum + answered, 0),
    solved: problems.filter(({ best }) => best === 1).length,
  };
}

/** The first of those with the most, if that is more than nothing. */
function dayWithMost(days: readonly StudyDay[], what: 'activeSeconds' | 'events'): StudyDay | null {
  return days.reduce<StudyDay | null>((most, day) => (day[what] > (most?.[what] ?? 0) ? day : most), null);
}

function bestQuizzes(progress: Progress): QuizBest[] {
  return Object.entries(progress.lessons)
    .flatMap(([lessonId, { quiz }]) =>
      quiz.best === null
        ? []
        : [{ lessonId, score: quiz.best, at: quiz.last?.score === quiz.best ? quiz.last.at : null }],
    )
    .sort((a, b) => b.score - a.score || (a.lessonId < b.lessonId ? -1 : 1));
}
