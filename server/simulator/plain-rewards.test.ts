import { expect, test } from 'vitest';
import type { FoldRow } from '../../domain/events.ts';
import { rankBoard, replayRewards } from './plain-rewards.ts';

/** 23 November 2026 is a Monday; times are Lagos times unless an offset says otherwise. */
const CATALOGUE = [
  ...['sets', 'indices', 'surds', 'vectors', 'matrices'].map((id) => ({ id, subject: 'mathematics' as const })),
  { id: 'the-mole', subject: 'chemistry' as const },
  { id: 'heredity', subject: 'biology' as const },
];

let made = 0;

function base(local: string, utcOffset = 60) {
  const correctedAt = Date.parse(`${local}Z`) - utcOffset * 60_000;
  const id = `00000000-0000-7000-8000-${String(++made).padStart(12, '0')}`;
  const contentHash = '0'.repeat(32);
  return {
    id,
    deviceSeq: made,
    v: 1 as const,
    occurredAt: correctedAt,
    correctedAt,
    utcOffset,
    score: null,
    contentHash,
  };
}

function read(local: string, lessonId = 'sets', utcOffset = 60): FoldRow {
  const payload = { sectionId: 'one', activeSeconds: 60 };
  return { ...base(local, utcOffset), type: 'section_read', lessonId, payload };
}

function quiz(local: string, score: number, lessonId = 'sets'): FoldRow {
  return { ...base(local), type: 'quiz_submitted', lessonId, score, payload: { answers: [], activeSeconds: 60 } };
}

function completed(local: string, lessonId: string): FoldRow {
  return { ...base(local), type: 'lesson_completed', lessonId, payload: {} };
}

function answered(local: string, itemId: string, score: number): FoldRow {
  const payload = { answer: 'a', activeSeconds: 20 };
  return { ...base(local), type: 'problem_answered', lessonId: 'sets', itemId, score, payload };
}

function setting(local: string, key: string, value: string | null): FoldRow {
  return { ...base(local), type: 'setting_changed', payload: { key, value } };
}

const readOn = (...days: number[]) => days.map((day) => read(`2026-11-${String(day).padStart(2, '0')}T16:00`));
const replay = (rows: FoldRow[], today = '2026-11-30') => replayRewards(rows, CATALOGUE, today);

test('a student who did nothing but change settings has nothing', () => {
  expect(replay([setting('2026-11-23T16:00', 'grade', 'SS1')])).toEqual({
    achievements: {},
    pointsByLagosDay: {},
    totalPoints: 0,
    level: 'bronze',
    currentStreak: 0,
    bestStreak: 0,
    boardScores: {},
    boardName: null,
  });
});

test.each([
  {
    title: 'one missed day in each week is frozen',
    days: [16, 17, 19, 20, 21, 22, 23, 25],
    today: 25,
    best: 8,
    current: 8,
  },
  { title: 'the second one in a week ends the run', days: [16, 17, 19, 21, 22], today: 22, best: 3, current: 3 },
  {
    title: 'two missed days in a row are frozen when a week ends between them',
    days: [21, 24],
    today: 24,
    best: 2,
    current: 2,
  },
  { title: 'and not within a week', days: [17, 20], today: 20, best: 1, current: 1 },
  {
    title: 'a later run begins inside the run before it',
    days: [16, 17, 18, 20, 22, 23],
    today: 23,
    best: 4,
    current: 3,
  },
  { title: 'today does not count as missed', days: [23, 24], today: 25, best: 2, current: 2 },
  { title: 'one day missed since then is frozen', days: [23, 24], today: 26, best: 2, current: 2 },
  { title: 'two are not', days: [23, 24], today: 27, best: 2, current: 0 },
  { title: 'but they are in two weeks', days: [20, 21], today: 24, best: 2, current: 2 },
  { title: 'what is missed since leaves a shorter run', days: [16, 18, 19], today: 21, best: 3, current: 2 },
])('streak: $title', ({ days, today, best, current }) => {
  const { bestStreak, currentStreak } = replay(readOn(...days), `2026-11-${today}`);
  expect({ bestStreak, currentStreak }).toEqual({ bestStreak: best, currentStreak: current });
});

test('a seventh day of a run earns the badge at its first event, in whatever order the work arrived', () => {
  const rows = readOn(16, 17, 18, 20, 21, 22, 23);
  const { achievements, totalPoints } = replay([...rows].reverse());
  expect(achievements).toEqual({ week_warrior: rows.at(-1)?.correctedAt });
  expect(totalPoints).toBe(7 * 10 + 100);
});

test('a studied day counts ten points once, on the Lagos day of its first event', () => {
  const evening = read('2026-11-23T23:59');
  const midnight = read('2026-11-24T00:00');
  const london = read('2026-11-24T23:30', 'sets', 0);
  expect(replay([midnight, evening, london, read('2026-11-23T16:00')]).pointsByLagosDay).toEqual({
    '2026-11-23': 10,
    '2026-11-24': 10,
  });
  expect(replay([london]).pointsByLagosDay).toEqual({ '2026-11-25': 10 });
});

test('a traveller whose local date goes back studies two days, each paid once', () => {
  const lagos = read('2026-11-24T00:30', 'sets', 60);
  const newYork = read('2026-11-23T19:00', 'sets', -300);
  const lagosAgain = read('2026-11-24T09:00', 'sets', 60);
  expect(newYork.correctedAt).toBeGreaterThan(lagos.correctedAt);
  const { pointsByLagosDay, bestStreak, currentStreak } = replay([lagos, newYork, lagosAgain], '2026-11-23');
  expect(pointsByLagosDay).toEqual({ '2026-11-24': 20 });
  expect({ bestStreak, currentStreak }).toEqual({ bestStreak: 2, currentStreak: 2 });
});

test('a quiz adds what it is better than all before it, at its own time', () => {
  const rows = [
    quiz('2026-11-23T10:00', 0.5),
    quiz('2026-11-24T10:00', 0.4),
    quiz('2026-11-25T10:00', 2 / 3),
    quiz('2026-11-25T11:00', 2 / 3),
    quiz('2026-11-26T10:00', 0.2, 'surds'),
  ];
  const { pointsByLagosDay, achievements } = replay(rows);
  expect(pointsByLagosDay).toEqual({
    '2026-11-23': 10 + 50,
    '2026-11-24': 10,
    '2026-11-25': 10 + 17,
    '2026-11-26': 10 + 20,
  });
  expect(achievements).toEqual({});
});

test('the first quiz at 90 % masters a lesson, once, and all of a subject of five is a badge more', () => {
  const [first, ...others] = ['sets', 'indices', 'surds', 'vectors', 'matrices'].map((lesson, i) =>
    quiz(`2026-11-23T1${i}:00`, 0.9, lesson),
  );
  const rows = first ? [first, quiz('2026-11-23T20:00', 1), ...others] : [];
  const { achievements, totalPoints, level } = replay(rows);
  expect(achievements).toEqual({ first_mastery: first?.correctedAt, subject_master: others.at(-1)?.correctedAt });
  expect(totalPoints).toBe(10 + 5 * 90 + 10 + 50 + 500);
  expect(level).toBe('gold');
});

test('a subject of fewer than five lessons has no master', () => {
  expect(replay([quiz('2026-11-23T10:00', 1, 'heredity')]).achievements).not.toHaveProperty('subject_master');
});

test('ten quizzes at 90 % are those of ten lessons, which the catalogue need not have', () => {
  const rows = Array.from({ length: 10 }, (_, i) => quiz(`2026-11-23T1${i}:00`, 0.95, `gone-${i}`));
  expect(replay(rows.slice(0, 9)).achievements).not.toHaveProperty('quiz_master');
  expect(replay([...rows.slice(0, 9), quiz('2026-11-24T10:00', 1, 'gone-0')]).achievements).not.toHaveProperty(
    'quiz_master',
  );
  expect(replay(rows).achievements.quiz_master).toBe(rows.at(-1)?.correctedAt);
});

test('lessons mastered in five subjects make a polymath', () => {
  const subjects = ['mathematics', 'physics', 'chemistry', 'biology', 'english'] as const;
  const catalogue = subjects.map((subject) => ({ id: `a-lesson-of-${subject}`, subject }));
  const rows = catalogue.map(({ id }, i) => quiz(`2026-11-23T1${i}:00`, 1, id));
  expect(replayRewards(rows.slice(0, 4), catalogue, '2026-11-23').achievements).not.toHaveProperty('polymath');
  expect(replayRewards(rows, catalogue, '2026-11-23').achievements.polymath).toBe(rows.at(-1)?.correctedAt);
});

test('seven, thirty and a hundred days in a row are three badges', () => {
  const rows = Array.from({ length: 100 }, (_, i) =>
    read(new Date(Date.UTC(2026, 7, 1 + i, 16)).toISOString().slice(0, 16)),
  );
  expect(replay(rows).achievements).toEqual({
    week_warrior: rows[6]?.correctedAt,
    month_master: rows[29]?.correctedAt,
    unstoppable: rows[99]?.correctedAt,
  });
});

test('lessons started in three subjects explore, a lesson completed in each one is more', () => {
  const rows = [
    read('2026-11-23T10:00', 'sets'),
    read('2026-11-23T11:00', 'gone'),
    read('2026-11-23T12:00', 'the-mole'),
  ];
  expect(replay(rows).achievements).toEqual({});
  const third = read('2026-11-23T13:00', 'heredity');
  const ends = ['sets', 'the-mole', 'heredity'].map((lesson, i) => completed(`2026-11-24T1${i}:00`, lesson));
  expect(replay([...rows, third, ...ends]).achievements).toEqual({
    explorer: third.correctedAt,
    renaissance_learner: ends.at(-1)?.correctedAt,
  });
});

test('a hundred problems with full marks, each once', () => {
  const rows = Array.from({ length: 99 }, (_, i) => answered('2026-11-23T10:00', `p${i}`, 1));
  const more = [answered('2026-11-23T11:00', 'p0', 1), answered('2026-11-23T11:00', 'p99', 0.5)];
  expect(replay([...rows, ...more]).achievements).toEqual({});
  const last = answered('2026-11-23T12:00', 'p99', 1);
  expect(replay([...rows, ...more, last]).achievements).toEqual({ century_club: last.correctedAt });
});

test('ten nights after 21:00 by the own clock, one a day; ten mornings before 07:00', () => {
  const at = (time: string, count: number) =>
    Array.from({ length: count }, (_, i) =>
      read(`2026-11-${String(2 * i + 1).padStart(2, '0')}T${time}`, 'sets', -300),
    );
  expect(replay([...at('20:59', 10), ...at('07:00', 10)]).achievements).toEqual({});
  expect(replay([...at('21:00', 9), ...at('23:00', 9)]).achievements).toEqual({});
  const nights = at('21:00', 10);
  expect(replay(nights).achievements).toEqual({ night_owl: nights.at(-1)?.correctedAt });
  const mornings = at('06:59', 10);
  expect(replay(mornings).achievements).toEqual({ early_bird: mornings.at(-1)?.correctedAt });
});

test('a board adds the days of its time in Lagos', () => {
  const rows = [quiz('2026-10-31T10:00', 0.5), read('2026-11-01T10:00'), read('2026-11-02T10:00')];
  expect(replay(rows).boardScores).toEqual({
    'day:2026-10-31': 60,
    'day:2026-11-01': 10,
    'day:2026-11-02': 10,
    'week:2026-10-26': 70,
    'week:2026-11-02': 10,
    'month:2026-10': 60,
    'month:2026-11': 20,
    all_time: 80,
  });
});

test('the last name chosen for the boards counts, and none at all takes the student off', () => {
  const early = setting('2026-11-23T10:00', 'leaderboard-name', 'Ada');
  const late = setting('2026-11-24T10:00', 'leaderboard-name', 'Ada O.');
  expect(replay([late, early]).boardName).toBe('Ada O.');
  expect(replay([late, early, setting('2026-11-25T10:00', 'leaderboard-name', null)]).boardName).toBeNull();
});

test('equal points share a rank', () => {
  const points = new Map([...'abcd'].map((student, i) => [student, [10, 30, 20, 20][i] ?? 0]));
  expect(Object.fromEntries(rankBoard(points))).toEqual({ b: 1, c: 2, d: 2, a: 4 });
});
