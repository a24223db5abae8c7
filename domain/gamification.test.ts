import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACHIEVEMENTS, type AchievementId, badgeLevel, nextLevel } from './achievements.ts';
import { addDays } from './calendar.ts';
import { foldRows } from './event-arbitraries.ts';
import { type EarnedState, findRewards } from './gamification.ts';
import { addRows, EMPTY_PROGRESS, type LessonProgress, type Progress } from './progress.ts';
import { problemAnswered, quizTaken, sampleLessonProgress, sampleProgress, studyDay } from './sample-study.ts';

const DAY = 86_400_000;
const NOON = Date.parse('2026-06-01T11:00:00Z');

const SUBJECTS = ['mathematics', 'physics', 'chemistry', 'biology', 'english-language'];
/** Six lessons in each of five subjects: `mathematics-1` to `english-language-6`. */
const CATALOGUE = SUBJECTS.flatMap((subject) =>
  Array.from({ length: 6 }, (_, i) => ({ id: `${subject}-${i + 1}`, subject })),
) as { id: string; subject: 'mathematics' }[];

function earned(progress: Progress, id: AchievementId): EarnedState | undefined {
  return findRewards(progress, CATALOGUE).achievements.find((one) => one.id === id);
}

/** Each lesson with a quiz of this score, a day apart, in this order. */
function quizzes(score: number, ...ids: string[]): Progress['lessons'] {
  return Object.fromEntries(
    ids.map((id, i) => [
      id,
      sampleLessonProgress({ startedAt: NOON + i * DAY, quiz: quizTaken(score, NOON + i * DAY) }),
    ]),
  );
}

/** Studied on these days of June, at noon in Lagos. */
function june(...days: number[]): Progress['days'] {
  return Object.fromEntries(days.map((day) => [addDays('2026-05-31', day), studyDay(1, NOON + (day - 1) * DAY)]));
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

describe('the table', () => {
  it('has the twelve with their points', () => {
    expect(ACHIEVEMENTS.map(({ points }) => points)).toEqual([
      50, 500, 1000, 100, 300, 1000, 50, 400, 200, 300, 100, 100,
    ]);
    expect(new Set(ACHIEVEMENTS.map(({ id }) => id)).size).toBe(12);
  });

  it.each([
    [0, 'bronze', 500],
    [499, 'bronze', 500],
    [500, 'silver', 1000],
    [999, 'silver', 1000],
    [1000, 'gold', 2000],
    [2000, 'platinum', 5000],
    [4999, 'platinum', 5000],
    [5000, 'diamond', undefined],
  ])('%i points are %s', (points, level, next) => {
    expect(badgeLevel(points)).toBe(level);
    expect(nextLevel(points)?.from).toBe(next);
  });
});

describe('achievements of mastery', () => {
  it('begin with one lesson at 90 %', () => {
    expect(earned(sampleProgress(quizzes(0.89, 'physics-1')), 'first_mastery')).toMatchObject({
      earnedAt: null,
      done: 0,
    });
    expect(earned(sampleProgress(quizzes(0.9, 'physics-1')), 'first_mastery')).toMatchObject({
      earnedAt: NOON,
      done: 1,
    });
  });

  it('count a lesson from when it was mastered first', () => {
    const rises = [0.5, 0.92, 1].map((score, i) => ({ at: NOON + i * DAY, id: '', score }));
    const quiz: LessonProgress['quiz'] = { attempts: 3, best: 1, last: null, rises };
    expect(earned(sampleProgress({ a: sampleLessonProgress({ quiz }) }), 'first_mastery')?.earnedAt).toBe(NOON + DAY);
  });

  it('need every lesson of one subject, which must have five', () => {
    const six = range(1, 6).map((n) => `chemistry-${n}`);
    const five = sampleProgress(quizzes(0.95, ...six.slice(0, 5), 'physics-1'));
    expect(earned(five, 'subject_master')).toMatchObject({ earnedAt: null, done: 5, of: 6, subject: 'chemistry' });
    expect(earned(sampleProgress(quizzes(0.95, ...six)), 'subject_master')).toMatchObject({
      earnedAt: NOON + 5 * DAY,
      subject: 'chemistry',
      span: { from: '2026-06-01', to: '2026-06-06' },
    });
    const small = CATALOGUE.filter(({ id }) => !id.endsWith('5') && !id.endsWith('6'));
    const rewards = findRewards(sampleProgress(quizzes(1, ...small.map(({ id }) => id))), small);
    expect(rewards.achievements[1]).toMatchObject({ id: 'subject_master', earnedAt: null, subject: null });
  });

  it('count subjects, each once, by the catalogue', () => {
    const four = quizzes(0.9, 'mathematics-1', 'mathematics-2', 'physics-1', 'chemistry-1', 'biology-1', 'unknown');
    expect(earned(sampleProgress(four), 'polymath')).toMatchObject({ earnedAt: null, done: 4, of: 5 });
    const five = quizzes(
      0.9,
      'mathematics-1',
      'mathematics-2',
      'physics-1',
      'chemistry-1',
      'biology-1',
      'english-language-3',
    );
    expect(earned(sampleProgress(five), 'polymath')?.earnedAt).toBe(NOON + 5 * DAY);
  });

  it('stay when the catalogue grows, as far as they were kept, and move to an earlier time', () => {
    const progress = sampleProgress(quizzes(1, 'physics-1'));
    const find = (kept: number) =>
      findRewards(progress, CATALOGUE, { subject_master: kept, first_mastery: kept }).achievements;
    expect(find(NOON + 9)[1]).toMatchObject({ id: 'subject_master', earnedAt: NOON + 9, done: 1, of: 6 });
    expect(find(NOON + 9)[0]?.earnedAt).toBe(NOON);
    expect(find(NOON - 9)[0]?.earnedAt).toBe(NOON - 9);
  });
});

describe('achievements of streaks', () => {
  it('come on the seventh day, and tell which days', () => {
    expect(earned(sampleProgress({}, june(...range(9, 14))), 'week_warrior')).toMatchObject({
      earnedAt: null,
      done: 6,
      of: 7,
    });
    expect(earned(sampleProgress({}, june(1, ...range(9, 20))), 'week_warrior')).toMatchObject({
      earnedAt: NOON + 14 * DAY,
      span: { from: '2026-06-09', to: '2026-06-15' },
    });
  });

  it('forgive one missed day a week', () => {
    // 1 June 2026 is a Monday.
    expect(earned(sampleProgress({}, june(1, 2, 4, 5, 6, 7, 9)), 'week_warrior')?.earnedAt).toBe(NOON + 8 * DAY);
    expect(earned(sampleProgress({}, june(1, 2, 4, 6, 7, 8, 9)), 'week_warrior')?.earnedAt).toBeNull();
  });

  it('count a day when it was there, though its date came before', () => {
    const days = june(...range(1, 7));
    days['2026-06-03'] = studyDay(1, NOON + 10 * DAY);
    days['2026-06-02'] = studyDay(1, NOON + 9 * DAY);
    expect(earned(sampleProgress({}, days), 'week_warrior')?.earnedAt).toBe(NOON + 10 * DAY);
  });

  it('go up to a hundred', () => {
    const days = june(...range(1, 100));
    expect(earned(sampleProgress({}, days), 'month_master')?.earnedAt).toBe(NOON + 29 * DAY);
    expect(earned(sampleProgress({}, days), 'unstoppable')?.earnedAt).toBe(NOON + 99 * DAY);
  });
});

describe('other achievements', () => {
  it('count subjects started, and completed', () => {
    const begun = (id: string, at: number, completedAt: number | null = null) =>
      [id, sampleLessonProgress({ startedAt: at, completedAt })] as const;
    const lessons = Object.fromEntries([
      begun('physics-2', 3, 9),
      begun('physics-1', 1, 5),
      begun('biology-1', 2, 6),
      begun('chemistry-1', 4, 7),
      begun('mathematics-1', 5, 8),
      begun('english-language-1', 6),
    ]);
    expect(earned(sampleProgress(lessons), 'explorer')?.earnedAt).toBe(4);
    expect(earned(sampleProgress(lessons), 'renaissance_learner')).toMatchObject({ earnedAt: null, done: 4, of: 5 });
    lessons['english-language-1'] = sampleLessonProgress({ completedAt: 12 });
    expect(earned(sampleProgress(lessons), 'renaissance_learner')?.earnedAt).toBe(12);
  });

  it('count each problem solved once, each quiz once', () => {
    const problems = (count: number) =>
      Object.fromEntries(range(1, count).map((n) => [`p${n}`, { ...problemAnswered(1, 1, 9), solvedAt: n }]));
    const of = (count: number) =>
      sampleProgress({
        a: sampleLessonProgress({ problems: problems(60) }),
        b: sampleLessonProgress({ problems: problems(count) }),
      });
    expect(earned(of(39), 'century_club')).toMatchObject({ earnedAt: null, done: 99 });
    expect(earned(of(40), 'century_club')?.earnedAt).toBe(60);
    const ten = CATALOGUE.slice(0, 10).map(({ id }) => id);
    expect(earned(sampleProgress(quizzes(0.9, ...ten.slice(1))), 'quiz_master')?.done).toBe(9);
    expect(earned(sampleProgress(quizzes(0.9, ...ten)), 'quiz_master')?.earnedAt).toBe(NOON + 9 * DAY);
  });

  it('count early and late days', () => {
    const days = Object.fromEntries(
      Object.entries(june(...range(1, 11))).map(([date, day], i) => [
        date,
        { ...day, lateAt: day.firstAt + 1, ...(i > 1 && { earlyAt: day.firstAt }) },
      ]),
    );
    expect(earned(sampleProgress({}, days), 'night_owl')?.earnedAt).toBe(NOON + 9 * DAY + 1);
    expect(earned(sampleProgress({}, days), 'early_bird')).toMatchObject({ earnedAt: null, done: 9, of: 10 });
  });
});

describe('points', () => {
  it('are ten for a day, what a quiz was better, and what an achievement is worth', () => {
    const rises = [0.415, 0.92].map((score, i) => ({ at: NOON + i * DAY, id: '', score }));
    const quiz: LessonProgress['quiz'] = { attempts: 2, best: 0.92, last: null, rises };
    const progress = sampleProgress({ 'physics-1': sampleLessonProgress({ quiz }) }, june(1, 2));
    expect(findRewards(progress, CATALOGUE)).toMatchObject({
      pointsByDay: { '2026-06-01': 10 + 42, '2026-06-02': 10 + 50 + 50 },
      totalPoints: 162,
    });
  });

  it('belong to the day in Lagos', () => {
    const late = { '2026-06-01': studyDay(1, Date.parse('2026-06-01T23:30:00Z')) };
    expect(findRewards(sampleProgress({}, late), CATALOGUE).pointsByDay).toEqual({ '2026-06-02': 10 });
  });

  it('are none for nothing', () => {
    expect(findRewards(EMPTY_PROGRESS, CATALOGUE)).toMatchObject({ pointsByDay: {}, totalPoints: 0 });
  });
});

describe('more events', () => {
  it('never take anything away, nor make it later', () => {
    const catalogue = [{ id: 'quadratic-equations', subject: 'mathematics' as const }];
    fc.assert(
      fc.property(foldRows(), foldRows(), (rows, more) => {
        const before = findRewards(addRows(EMPTY_PROGRESS, rows), catalogue);
        const after = findRewards(addRows(EMPTY_PROGRESS, [...rows, ...more]), catalogue);
        expect(after.totalPoints).toBeGreaterThanOrEqual(before.totalPoints);
        before.achievements.forEach(({ earnedAt, done }, i) => {
          const later = after.achievements[i];
          expect(later?.done).toBeGreaterThanOrEqual(done);
          if (earnedAt !== null) expect(later?.earnedAt ?? Number.NaN).toBeLessThanOrEqual(earnedAt);
        });
      }),
    );
  });
});
