import type { FoldRow } from '../../domain/events.ts';
import type { CatalogueEntry } from '../../domain/lesson.ts';

/**
 * Rewards once more, as docs/decisions/0015-rewards.md tells them and in the plainest way, to hold the real ones against. It shares
 * nothing with the rules in `domain/` but the types of events, so that both are wrong together only where the words are.
 */

export interface Rewards {
  /** When each was earned, corrected time in Unix milliseconds. */
  achievements: Partial<Record<AchievementId, number>>;
  /** By the day in Lagos on which they were earned. */
  pointsByLagosDay: Record<string, number>;
  totalPoints: number;
  level: 'bronze' | 'silver' | 'gold' | 'platinum' | 'diamond';
  currentStreak: number;
  bestStreak: number;
  /** By `day:2026-11-23`, `week:2026-11-23` (its Monday), `month:2026-11` and `all_time`; only those with points. */
  boardScores: Record<string, number>;
  /** What the student is called on the boards; null keeps them off. */
  boardName: string | null;
}

type Lesson = Pick<CatalogueEntry, 'id' | 'subject'>;

const LAGOS_OFFSET = 60;
const POINTS_OF_A_DAY = 10;
const MASTERED = 0.9;

/** What the events so far say, as sets that only grow. */
const FACTS = ['days', 'nights', 'mornings', 'started', 'completed', 'mastered', 'problems'] as const;
type Fact = (typeof FACTS)[number];

interface Achievement {
  points: number;
  /** The one set that decides, so that the rule is only asked when it has grown. */
  asks: Fact;
  holds(set: ReadonlySet<string>, catalogue: readonly Lesson[]): boolean;
}

const ACHIEVEMENTS = {
  first_mastery: { points: 50, asks: 'mastered', holds: (mastered) => mastered.size >= 1 },
  subject_master: { points: 500, asks: 'mastered', holds: hasWholeSubject },
  polymath: { points: 1000, asks: 'mastered', holds: (mastered, all) => subjectsOf(mastered, all).size >= 5 },
  week_warrior: { points: 100, asks: 'days', holds: (days) => longestStreak(days) >= 7 },
  month_master: { points: 300, asks: 'days', holds: (days) => longestStreak(days) >= 30 },
  unstoppable: { points: 1000, asks: 'days', holds: (days) => longestStreak(days) >= 100 },
  explorer: { points: 50, asks: 'started', holds: (started, all) => subjectsOf(started, all).size >= 3 },
  renaissance_learner: { points: 400, asks: 'completed', holds: hasEverySubject },
  century_club: { points: 200, asks: 'problems', holds: (problems) => problems.size >= 100 },
  quiz_master: { points: 300, asks: 'mastered', holds: (mastered) => mastered.size >= 10 },
  night_owl: { points: 100, asks: 'nights', holds: (nights) => nights.size >= 10 },
  early_bird: { points: 100, asks: 'mornings', holds: (mornings) => mornings.size >= 10 },
} satisfies Record<string, Achievement>;

export type AchievementId = keyof typeof ACHIEVEMENTS;
const ALL = Object.entries(ACHIEVEMENTS) as [AchievementId, Achievement][];

/** The rewards of one student's accepted events, in any order; `today` is the student's local date. */
export function replayRewards(rows: readonly FoldRow[], catalogue: readonly Lesson[], today: string): Rewards {
  const ordered = [...rows].sort((a, b) => a.correctedAt - b.correctedAt || (a.id < b.id ? -1 : Number(a.id > b.id)));
  const facts = Object.fromEntries(FACTS.map((fact) => [fact, new Set()])) as Record<Fact, Set<string>>;
  const achievements: Rewards['achievements'] = {};
  const pointsByLagosDay: Rewards['pointsByLagosDay'] = {};
  const bestPercent = new Map<string, number>();
  let boardName: string | null = null;

  const give = (points: number, row: FoldRow) => {
    const day = dateAt(row.correctedAt, LAGOS_OFFSET);
    if (points > 0) pointsByLagosDay[day] = (pointsByLagosDay[day] ?? 0) + points;
  };

  for (const row of ordered) {
    if (row.type === 'setting_changed') {
      const { key, value } = row.payload;
      if (key === 'leaderboard-name') boardName = typeof value === 'string' ? value : null;
      continue;
    }
    if (!facts.days.has(dateAt(row.correctedAt, row.utcOffset))) give(POINTS_OF_A_DAY, row);
    if (row.type === 'quiz_submitted' && row.score !== null) {
      const percent = Math.round(row.score * 100);
      const best = bestPercent.get(row.lessonId) ?? 0;
      give(percent - best, row);
      bestPercent.set(row.lessonId, Math.max(best, percent));
    }
    const grown = factsOf(row).filter(([fact, item]) => !facts[fact].has(item));
    for (const [fact, item] of grown) facts[fact].add(item);
    for (const [id, { points, asks, holds }] of ALL) {
      if (achievements[id] !== undefined || !grown.some(([fact]) => fact === asks)) continue;
      if (!holds(facts[asks], catalogue)) continue;
      achievements[id] = row.correctedAt;
      give(points, row);
    }
  }

  const totalPoints = sum(Object.values(pointsByLagosDay));
  return {
    achievements,
    pointsByLagosDay,
    totalPoints,
    level: levelAt(totalPoints),
    currentStreak: streakOn(facts.days, today),
    bestStreak: longestStreak(facts.days),
    boardScores: boardScoresOf(pointsByLagosDay),
    boardName,
  };
}

/** The place of each student on a board, by points: equal points share one, and the next is as far behind as there are students. */
export function rankBoard(points: ReadonlyMap<string, number>): Map<string, number> {
  return new Map(
    [...points].map(([student, own]) => [student, 1 + [...points.values()].filter((other) => other > own).length]),
  );
}

/** What one event adds to which set. */
function factsOf(row: Exclude<FoldRow, { type: 'setting_changed' }>): [Fact, string][] {
  const day = dateAt(row.correctedAt, row.utcOffset);
  const hour = hourAt(row.correctedAt, row.utcOffset);
  const facts: [Fact, string][] = [
    ['days', day],
    ['started', row.lessonId],
  ];
  if (hour >= 21) facts.push(['nights', day]);
  if (hour < 7) facts.push(['mornings', day]);
  if (row.type === 'lesson_completed') facts.push(['completed', row.lessonId]);
  if (row.type === 'quiz_submitted' && (row.score ?? 0) >= MASTERED) facts.push(['mastered', row.lessonId]);
  if (row.type === 'problem_answered' && row.score === 1) facts.push(['problems', `${row.lessonId}/${row.itemId}`]);
  return facts;
}

function subjectsOf(lessons: ReadonlySet<string>, catalogue: readonly Lesson[]): Set<string> {
  return new Set(catalogue.filter(({ id }) => lessons.has(id)).map(({ subject }) => subject));
}

function hasWholeSubject(mastered: ReadonlySet<string>, catalogue: readonly Lesson[]): boolean {
  const subjects = new Set(catalogue.map(({ subject }) => subject));
  return [...subjects].some((one) => {
    const lessons = catalogue.filter(({ subject }) => subject === one);
    return lessons.length >= 5 && lessons.every(({ id }) => mastered.has(id));
  });
}

function hasEverySubject(completed: ReadonlySet<string>, catalogue: readonly Lesson[]): boolean {
  const subjects = new Set(catalogue.map(({ subject }) => subject));
  return subjects.size >= 3 && subjectsOf(completed, catalogue).size === subjects.size;
}

/** The most studied days in any run, and 0 without one. */
function longestStreak(days: ReadonlySet<string>): number {
  const last = [...days].sort().at(-1) ?? '';
  return Math.max(0, ...[...days].map((from) => Math.max(...runsFrom(days, from, last).values())));
}

/**
 * The run that ends at the last studied day and goes on up to `today`. A run that the days missed since have ended may hold a
 * shorter one that they have not.
 */
function streakOn(days: ReadonlySet<string>, today: string): number {
  const lastStudied = [...days].sort().at(-1) ?? '';
  const yesterday = nextDays(today, -1);
  const until = lastStudied > yesterday ? lastStudied : yesterday;
  return Math.max(0, ...[...days].map((from) => runsFrom(days, from, until).get(until) ?? 0));
}

/**
 * Of each day up to which the days from `from` on miss no second day in a week: how many of them are studied. Not every such
 * day is studied itself, but then as many were by the last one that is.
 */
function runsFrom(days: ReadonlySet<string>, from: string, until: string): Map<string, number> {
  const runs = new Map<string, number>();
  const missedIn = new Set<string>();
  let studied = 0;
  for (let day = from; day <= until; day = nextDays(day, 1)) {
    if (days.has(day)) studied++;
    else if (missedIn.has(mondayBefore(day))) break;
    else missedIn.add(mondayBefore(day));
    runs.set(day, studied);
  }
  return runs;
}

function boardScoresOf(pointsByLagosDay: Rewards['pointsByLagosDay']): Record<string, number> {
  const scores: Record<string, number> = {};
  for (const [day, points] of Object.entries(pointsByLagosDay)) {
    for (const board of [`day:${day}`, `week:${mondayBefore(day)}`, `month:${day.slice(0, 7)}`, 'all_time']) {
      scores[board] = (scores[board] ?? 0) + points;
    }
  }
  return scores;
}

function levelAt(points: number): Rewards['level'] {
  if (points < 500) return 'bronze';
  if (points < 1000) return 'silver';
  if (points < 2000) return 'gold';
  return points < 5000 ? 'platinum' : 'diamond';
}

function dateAt(time: number, utcOffset: number): string {
  return new Date(time + utcOffset * 60_000).toISOString().slice(0, 10);
}

function hourAt(time: number, utcOffset: number): number {
  return new Date(time + utcOffset * 60_000).getUTCHours();
}

function nextDays(date: string, days: number): string {
  return dateAt(Date.parse(date) + days * 86_400_000, 0);
}

/** The Monday of its week, which is the day itself on a Monday. */
function mondayBefore(date: string): string {
  const day = new Date(date).getUTCDay();
  return nextDays(date, day === 0 ? -6 : 1 - day);
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
