import type { LessonProgress, Progress } from './progress.ts';

const HALF_DAY_MS = 43_200_000;

/**
 * Progress as an older version of the app folded it, with what its rules did not keep filled in as well as can be told. A phone shows
 * it until the server has sent the progress by today's rules, which may be days.
 */
export function upgradeProgress(progress: Progress, foldVersion: number): Progress {
  if (foldVersion >= 2) return progress;
  return {
    ...progress,
    lessons: mapValues(progress.lessons, upgradeLesson),
    days: mapValues(progress.days, (day, date) => ({ ...day, firstAt: Date.parse(date) + HALF_DAY_MS })),
  };
}

function upgradeLesson(lesson: LessonProgress): LessonProgress {
  const { quiz, lastActiveAt } = lesson;
  return {
    ...lesson,
    problems: mapValues(lesson.problems, (problem) => ({
      ...problem,
      solvedAt: problem.best === 1 ? (problem.first?.at ?? lastActiveAt) : null,
    })),
    quiz: {
      ...quiz,
      rises: quiz.best === null ? [] : [{ at: quiz.last?.at ?? lastActiveAt, id: '', score: quiz.best }],
    },
  };
}

function mapValues<Value>(
  values: Record<string, Value>,
  change: (value: Value, key: string) => Value,
): Record<string, Value> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, change(value, key)]));
}
