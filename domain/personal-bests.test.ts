import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldRows } from './event-arbitraries.ts';
import { personalBests } from './personal-bests.ts';
import { addRows, EMPTY_PROGRESS } from './progress.ts';
import { problemAnswered, quizTaken, sampleLessonProgress, sampleProgress, studyDay } from './sample-study.ts';

const TODAY = '2026-11-24';
const DAYS = {
  '2026-11-15': { ...studyDay(10), events: 3 },
  '2026-11-16': { ...studyDay(20), events: 9 },
  '2026-11-23': { ...studyDay(20), events: 4 },
  '2026-11-25': { ...studyDay(99), events: 99 },
};

describe('personal bests', () => {
  it('are empty at the beginning', () => {
    expect(personalBests(EMPTY_PROGRESS, TODAY)).toEqual({
      longestStreak: { days: 0, startedOn: null, endedOn: null },
      longestDay: null,
      busiestDay: null,
      week: { thisWeek: { activeSeconds: 0, events: 0 }, lastWeek: { activeSeconds: 0, events: 0 } },
      quizzes: [],
      mastered: 0,
      answers: 0,
      solved: 0,
    });
  });

  it('name the days, the latest of equal ones, none after today', () => {
    expect(personalBests(sampleProgress({}, DAYS), TODAY)).toMatchObject({
      longestStreak: { days: 2, endedOn: '2026-11-16' },
      longestDay: { date: '2026-11-23', activeSeconds: 1200 },
      busiestDay: { date: '2026-11-16', events: 9 },
      week: { thisWeek: { activeSeconds: 1200, events: 4 }, lastWeek: { activeSeconds: 1200, events: 9 } },
    });
  });

  it('are no day on which no time was spent', () => {
    const days = { '2026-11-23': studyDay(0) };
    expect(personalBests(sampleProgress({}, days), TODAY)).toMatchObject({
      longestDay: null,
      busiestDay: { date: '2026-11-23' },
    });
  });

  it('list the best quizzes, with a date where it is known', () => {
    const again = { ...quizTaken(0.95), attempts: 2, last: { at: 9, id: '', score: 0.5 } };
    const lessons = {
      a: sampleLessonProgress({ quiz: quizTaken(0.4, 5) }),
      b: sampleLessonProgress({ quiz: again }),
      c: sampleLessonProgress(),
      d: sampleLessonProgress({ quiz: quizTaken(0.95, 7) }),
      e: sampleLessonProgress({ quiz: quizTaken(0.9, 8) }),
    };
    expect(personalBests(sampleProgress(lessons), TODAY)).toMatchObject({
      quizzes: [
        { lessonId: 'b', score: 0.95, at: null },
        { lessonId: 'd', score: 0.95, at: 7 },
        { lessonId: 'e', score: 0.9, at: 8 },
        { lessonId: 'a', score: 0.4, at: 5 },
      ],
      mastered: 3,
    });
  });

  it('count answers and problems solved over all lessons', () => {
    const lessons = {
      a: sampleLessonProgress({ problems: { p1: problemAnswered(0, 1, 3), p2: problemAnswered(0.5) } }),
      b: sampleLessonProgress({ problems: { p1: problemAnswered(1) } }),
    };
    expect(personalBests(sampleProgress(lessons), TODAY)).toMatchObject({ answers: 5, solved: 2 });
  });

  it('never get worse by more study', () => {
    fc.assert(
      fc.property(foldRows(), foldRows(), (rows, more) => {
        const before = personalBests(addRows(EMPTY_PROGRESS, rows), TODAY);
        const after = personalBests(addRows(EMPTY_PROGRESS, [...rows, ...more]), TODAY);
        expect(after.longestStreak.days).toBeGreaterThanOrEqual(before.longestStreak.days);
        expect(after.longestDay?.activeSeconds ?? 0).toBeGreaterThanOrEqual(before.longestDay?.activeSeconds ?? 0);
        expect(after.mastered).toBeGreaterThanOrEqual(before.mastered);
        expect(after.answers).toBeGreaterThanOrEqual(before.answers);
        expect(after.solved).toBeGreaterThanOrEqual(before.solved);
      }),
    );
  });
});
