import { ACHIEVEMENTS, type AchievementId, STREAK_DAY_POINTS } from './achievements.ts';
import { lagosDate } from './calendar.ts';
import type { CatalogueEntry } from './lesson.ts';
import { MASTERED_FROM } from './mastery.ts';
import type { LessonProgress, Progress } from './progress.ts';
import { findRun, findStreak } from './streak.ts';

/** What a student earned, counted from progress. docs/decisions/0015-rewards.md has the rules. All instants are corrected times. */

export interface EarnedState {
  id: AchievementId;
  /** When it was earned, in Unix milliseconds; null while it was not. */
  earnedAt: number | null;
  /** How much of what it takes there is, and how much it takes. */
  done: number;
  of: number;
  /** The days it took, `2026-11-23`: for streaks where the student was, else in Lagos. Null while not earned, or when only the server knows. */
  span: { from: string; to: string } | null;
  /** For `subject_master`: whose lessons count. */
  subject: string | null;
}

export interface Rewards {
  /** In the order of the table. */
  achievements: EarnedState[];
  /** By the day in Lagos on which they were earned, `2026-11-23`. */
  pointsByDay: Record<string, number>;
  totalPoints: number;
}

/** When achievements were earned as far as the server has written down, in Unix milliseconds. */
export type KeptAchievements = Readonly<Partial<Record<AchievementId, number>>>;

export type SubjectOfLesson = Pick<CatalogueEntry, 'id' | 'subject'>;

export function findRewards(
  progress: Progress,
  catalogue: readonly SubjectOfLesson[],
  kept: KeptAchievements = {},
): Rewards {
  const facts = collectFacts(progress, catalogue);
  const achievements = ACHIEVEMENTS.map(({ id }): EarnedState => {
    const found = RULES[id](facts);
    return { id, subject: null, ...found, earnedAt: earlier(found.earnedAt, kept[id]) };
  });
  const pointsByDay = countPoints(progress, achievements);
  return {
    achievements,
    pointsByDay,
    totalPoints: Object.values(pointsByDay).reduce((sum, points) => sum + points, 0),
  };
}

interface Facts {
  days: Progress['days'];
  /** Instants, in no order. */
  solved: number[];
  early: number[];
  late: number[];
  mastered: number[];
  subjects: Subject[];
}

interface Subject {
  subject: string;
  lessons: number;
  started: number[];
  completed: number[];
  mastered: number[];
}

function collectFacts({ lessons, days }: Progress, catalogue: readonly SubjectOfLesson[]): Facts {
  const bySubject = Map.groupBy(catalogue, ({ subject }) => subject);
  return {
    days,
    solved: Object.values(lessons).flatMap(({ problems }) => Object.values(problems).flatMap((p) => p.solvedAt ?? [])),
    early: Object.values(days).flatMap(({ earlyAt }) => earlyAt ?? []),
    late: Object.values(days).flatMap(({ lateAt }) => lateAt ?? []),
    mastered: Object.values(lessons).flatMap((lesson) => masteredAt(lesson) ?? []),
    subjects: Array.from(bySubject, ([subject, entries]) => {
      const begun = entries.flatMap(({ id }) => lessons[id] ?? []);
      return {
        subject,
        lessons: entries.length,
        started: begun.map(({ startedAt }) => startedAt),
        completed: begun.flatMap(({ completedAt }) => completedAt ?? []),
        mastered: begun.flatMap((lesson) => masteredAt(lesson) ?? []),
      };
    }),
  };
}

function masteredAt({ quiz }: LessonProgress): number | null {
  return quiz.rises.find(({ score }) => score >= MASTERED_FROM)?.at ?? null;
}

type Found = Pick<EarnedState, 'earnedAt' | 'done' | 'of' | 'span'> & { subject?: string };

/** Fewer lessons are no subject to be master of, fewer subjects not yet all that can be learnt. */
const MIN_LESSONS_OF_SUBJECT = 5;
const MIN_SUBJECTS = 3;
const NEVER = Number.MAX_SAFE_INTEGER;

const RULES: Record<AchievementId, (facts: Facts) => Found> = {
  first_mastery: ({ mastered }) => reached(mastered, 1),
  subject_master: ({ subjects }) => bestSubject(subjects),
  polymath: ({ subjects }) =>
    reached(
      subjects.flatMap((one) => first(one.mastered)),
      5,
    ),
  week_warrior: ({ days }) => streakOf(days, 7),
  month_master: ({ days }) => streakOf(days, 30),
  unstoppable: ({ days }) => streakOf(days, 100),
  explorer: ({ subjects }) =>
    reached(
      subjects.flatMap((one) => first(one.started)),
      3,
    ),
  renaissance_learner: ({ subjects }) =>
    reached(
      subjects.flatMap((one) => first(one.completed)),
      Math.max(subjects.length, MIN_SUBJECTS),
    ),
  century_club: ({ solved }) => reached(solved, 100),
  quiz_master: ({ mastered }) => reached(mastered, 10),
  night_owl: ({ late }) => reached(late, 10),
  early_bird: ({ early }) => reached(early, 10),
};

/** Earned with the one that makes `of` of these instants. */
function reached(instants: readonly number[], of: number): Found {
  const inOrder = instants.toSorted((a, b) => a - b);
  const [begun, earnedAt] = [inOrder[0], inOrder[of - 1]];
  const isEarned = begun !== undefined && earnedAt !== undefined;
  return {
    earnedAt: isEarned ? earnedAt : null,
    done: Math.min(instants.length, of),
    of,
    span: isEarned ? { from: lagosDate(begun), to: lagosDate(earnedAt) } : null,
  };
}

function first(instants: readonly number[]): number[] {
  return instants.length === 0 ? [] : [Math.min(...instants)];
}

/** Of the subject that was mastered first, or else of the one that lacks least. */
function bestSubject(subjects: readonly Subject[]): Found {
  const [best] = subjects
    .filter(({ lessons }) => lessons >= MIN_LESSONS_OF_SUBJECT)
    .map(({ subject, mastered, lessons }) => ({ subject, ...reached(mastered, lessons) }))
    .sort((a, b) => (a.earnedAt ?? NEVER) - (b.earnedAt ?? NEVER) || b.done / b.of - a.done / a.of);
  return best ?? reached([], MIN_LESSONS_OF_SUBJECT);
}

/**
 * A traveller's days may come in another order than their dates: it is earned at the first instant at which the days there are have
 * such a run.
 */
function streakOf(days: Progress['days'], of: number): Found {
  const inOrder = Object.entries(days).sort(([, a], [, b]) => a.firstAt - b.firstAt);
  const runAfter = (count: number) =>
    findRun(
      inOrder
        .slice(0, count)
        .map(([date]) => date)
        .sort(),
      of,
    );
  const longest = () => findStreak(days, '9999-12-31').best.days;
  if (!runAfter(inOrder.length)) return { earnedAt: null, done: longest(), of, span: null };
  // More days never end a run, so that the count can be halved in on.
  let [tooFew, enough] = [0, inOrder.length];
  while (enough - tooFew > 1) {
    const middle = Math.floor((tooFew + enough) / 2);
    if (runAfter(middle)) enough = middle;
    else tooFew = middle;
  }
  return { earnedAt: inOrder[enough - 1]?.[1].firstAt ?? null, done: of, of, span: runAfter(enough) };
}

function earlier(a: number | null, b: number | undefined): number | null {
  return a === null || b === undefined ? (a ?? b ?? null) : Math.min(a, b);
}

const POINTS_OF = new Map<string, number>(ACHIEVEMENTS.map(({ id, points }) => [id, points]));

function countPoints({ lessons, days }: Progress, achievements: readonly EarnedState[]): Record<string, number> {
  const byDay: Record<string, number> = {};
  const add = (at: number, points: number) => {
    const date = lagosDate(at);
    if (points > 0) byDay[date] = (byDay[date] ?? 0) + points;
  };
  for (const { firstAt } of Object.values(days)) add(firstAt, STREAK_DAY_POINTS);
  for (const { quiz } of Object.values(lessons)) {
    quiz.rises.forEach(({ at, score }, i) => {
      add(at, percent(score) - percent(quiz.rises[i - 1]?.score ?? 0));
    });
  }
  for (const { id, earnedAt } of achievements) if (earnedAt !== null) add(earnedAt, POINTS_OF.get(id) ?? 0);
  return byDay;
}

function percent(score: number): number {
  return Math.round(score * 100);
}
