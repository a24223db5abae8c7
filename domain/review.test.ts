import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueReviews, weakItems } from './review.ts';
import { problemAnswered, quizTaken, sampleLessonProgress, sampleProgress } from './sample-study.ts';

const DAY = 86_400_000;
const NOW = 1_795_000_000_000;

/** A lesson last active some days ago. */
function studied(daysAgo: number, best: number | null = null, problems = {}) {
  const quiz = best === null ? {} : { quiz: quizTaken(best) };
  return sampleLessonProgress({ lastActiveAt: NOW - daysAgo * DAY, problems, ...quiz });
}

const ids = (lessons: Parameters<typeof sampleProgress>[0]) =>
  dueReviews(sampleProgress(lessons), NOW).map(({ lessonId }) => lessonId);

describe('a review', () => {
  it.each([
    ['beginning', null, 1],
    ['developing', 0.5, 2],
    ['proficient', 0.7, 7],
    ['mastered', 0.9, 21],
  ])('of a lesson that is %s (quiz %s) is due after %i days and not a moment before', (level, best, days) => {
    expect(dueReviews(sampleProgress({ a: studied(days, best) }), NOW)).toEqual([
      { lessonId: 'a', level, daysSince: days, overdueDays: 0, weakItems: [], items: 3 },
    ]);
    expect(ids({ a: studied(days - 1 / DAY, best) })).toEqual([]);
  });

  it('comes the next day where a problem was never solved, and asks all of those', () => {
    const wrong = problemAnswered(0);
    const problems = { p1: wrong, p4: wrong, p3: problemAnswered(0, 1), p2: problemAnswered(0, 0.5), p5: wrong };
    const [due] = dueReviews(sampleProgress({ a: studied(1, 0.95, problems) }), NOW);
    expect(due).toMatchObject({ level: 'mastered', overdueDays: 0, weakItems: ['p1', 'p2', 'p4', 'p5'], items: 4 });
    expect(ids({ a: studied(0.9, 0.95, problems) })).toEqual([]);
  });

  it('is never of a lesson not begun', () => {
    expect(ids({})).toEqual([]);
  });

  it('is most overdue first, then the least known, then by id', () => {
    const lessons = { d: studied(7, 0.7), b: studied(2, 0.5), c: studied(5), a: studied(2, 0.5) };
    expect(ids(lessons)).toEqual(['c', 'a', 'b', 'd']);
  });

  it('is put off by study, and never by time', () => {
    const lesson = fc.record({ days: fc.nat(40), best: fc.constantFrom(null, 0.5, 0.7, 0.9) });
    fc.assert(
      fc.property(fc.array(lesson), fc.nat(30), (lessons, later) => {
        const progress = sampleProgress(
          Object.fromEntries(lessons.map(({ days, best }, i) => [`l${i}`, studied(days, best)])),
        );
        const due = dueReviews(progress, NOW);
        const dueLater = dueReviews(progress, NOW + later * DAY).map(({ lessonId }) => lessonId);
        for (const { lessonId } of due) expect(dueLater).toContain(lessonId);
        expect(due.map(({ overdueDays }) => overdueDays)).toEqual(
          due.map(({ overdueDays }) => overdueDays).toSorted((a, b) => b - a),
        );
        const active = Object.fromEntries(
          Object.entries(progress.lessons).map(([id, one]) => [id, { ...one, lastActiveAt: NOW }]),
        );
        expect(dueReviews({ ...progress, lessons: active }, NOW)).toEqual([]);
      }),
    );
  });
});

describe('weak problems', () => {
  it('are those answered and not solved; hints alone and scores not known make none', () => {
    const problems = {
      solved: problemAnswered(1),
      half: problemAnswered(0.5),
      hinted: { answered: 0, hints: 2, best: null, first: null, solvedAt: null },
      unknown: { answered: 1, hints: 0, best: null, first: { at: 0, id: '', score: null }, solvedAt: null },
    };
    expect(weakItems(sampleLessonProgress({ problems }))).toEqual(['half']);
  });
});
