import fc from 'fast-check';
import { expect, it } from 'vitest';
import { foldRows } from './event-arbitraries.ts';
import { addRows, EMPTY_PROGRESS, type LessonProgress, type Progress } from './progress.ts';
import { problemAnswered, quizTaken, sampleLessonProgress, sampleProgress, studyDay } from './sample-study.ts';
import { upgradeProgress } from './upgrade-progress.ts';

/** As rules of version 1 kept it. */
function asVersion1(progress: Progress): Progress {
  const older = structuredClone(progress) as { lessons: Record<string, unknown>; days: Record<string, unknown> };
  const without = (of: unknown, ...names: string[]) => {
    for (const name of names) delete (of as Record<string, unknown>)[name];
  };
  for (const lesson of Object.values(older.lessons) as LessonProgress[]) {
    without(lesson.quiz, 'rises');
    for (const problem of Object.values(lesson.problems)) without(problem, 'solvedAt');
  }
  for (const day of Object.values(older.days)) without(day, 'firstAt', 'earlyAt', 'lateAt');
  return older as Progress;
}

it('fills in what the rules of version 1 did not keep', () => {
  const lessons = {
    a: sampleLessonProgress({
      quiz: quizTaken(0.8, 7),
      problems: { p1: problemAnswered(0, 1, 2), p2: problemAnswered(0.5) },
    }),
    b: sampleLessonProgress(),
  };
  const progress = sampleProgress(lessons, { '2026-11-23': studyDay(5, Date.parse('2026-11-23T12:00Z')) });
  expect(upgradeProgress(asVersion1(progress), 1)).toEqual(progress);
});

it('can be folded on, and keeps all that version 1 knew', () => {
  fc.assert(
    fc.property(foldRows(), foldRows(), (rows, more) => {
      const upgraded = upgradeProgress(asVersion1(addRows(EMPTY_PROGRESS, rows)), 1);
      const after = asVersion1(addRows(upgraded, more));
      expect(after).toEqual(asVersion1(addRows(addRows(EMPTY_PROGRESS, rows), more)));
    }),
  );
});

it('leaves progress by today’s rules as it is', () => {
  expect(upgradeProgress(EMPTY_PROGRESS, 2)).toBe(EMPTY_PROGRESS);
});
