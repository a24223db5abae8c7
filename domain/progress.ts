import type * as z from 'zod/mini';
import { localTime } from './calendar.ts';
import { type FoldRow, MAX_ACTIVE_SECONDS } from './events.ts';
import type { lessonProgressSchema, progressSchema } from './progress.schema.ts';
import type { FromWire } from './wire.ts';

export type WireProgress = z.infer<typeof progressSchema>;
export type Progress = FromWire<WireProgress>;
export type LessonProgress = FromWire<z.infer<typeof lessonProgressSchema>>;
type ProblemProgress = LessonProgress['problems'][string];
type Stamp = { at: number; id: string };
type Scored = Stamp & { score: number | null };
type Rise = LessonProgress['quiz']['rises'][number];

/** Grows with every change of the rules below: what was folded by other rules is folded afresh from the log. */
export const FOLD_VERSION = 2;

export const EMPTY_PROGRESS: Progress = { lessons: {}, days: {}, settings: {} };

/** By the student's clock: before and from when a day counts as begun early, and as gone on late. */
const EARLY_BEFORE = '07:00';
const LATE_FROM = '21:00';

/**
 * Adds rows to what was folded before. Counts and times add up, flags OR, extremes and last (or first) writers win, so the
 * result depends on the set of rows alone: any order, any split into calls. A row repeated within `rows` counts once;
 * rows already in `base` are the caller's to leave out (their `seq` tells). Pure: `base` is left as it was.
 */
export function addRows(base: Progress, rows: Iterable<FoldRow>): Progress {
  const progress: Progress = { lessons: { ...base.lessons }, days: { ...base.days }, settings: { ...base.settings } };
  const seen = new Set<string>();
  for (const row of rows) {
    if (seen.has(row.id)) continue;
    seen.add(row.id);
    if (row.type === 'setting_changed') {
      const { key, value } = row.payload;
      progress.settings[key] = later(progress.settings[key], { ...stamp(row), value });
      continue;
    }
    progress.lessons[row.lessonId] = addToLesson(progress.lessons[row.lessonId] ?? untouched(row.correctedAt), row);
    addToDay(progress.days, row);
  }
  return progress;
}

type LessonRow = Exclude<FoldRow, { type: 'setting_changed' }>;

function addToLesson(before: LessonProgress, row: LessonRow): LessonProgress {
  const lesson: LessonProgress = {
    ...before,
    startedAt: earliest(before.startedAt, row),
    lastActiveAt: Math.max(before.lastActiveAt, row.correctedAt),
    activeSeconds: before.activeSeconds + activeSeconds(row),
  };
  switch (row.type) {
    case 'section_read':
      lesson.sections = [...new Set([...before.sections, row.payload.sectionId])].sort();
      break;
    case 'problem_answered': {
      const problem = problemOf(before, row.itemId);
      lesson.problems = {
        ...before.problems,
        [row.itemId]: {
          ...problem,
          answered: problem.answered + 1,
          best: best(problem.best, row.score),
          first: earlier(problem.first, scored(row)),
          solvedAt: row.score === 1 ? earliest(problem.solvedAt, row) : problem.solvedAt,
        },
      };
      break;
    }
    case 'hint_used': {
      const problem = problemOf(before, row.itemId);
      lesson.problems = { ...before.problems, [row.itemId]: { ...problem, hints: problem.hints + 1 } };
      break;
    }
    case 'quiz_submitted':
      lesson.quiz = {
        attempts: before.quiz.attempts + 1,
        best: best(before.quiz.best, row.score),
        rises: row.score === null ? before.quiz.rises : addRise(before.quiz.rises, { ...stamp(row), score: row.score }),
        last: later(before.quiz.last, scored(row)),
      };
      break;
    case 'lesson_completed':
      lesson.completedAt = earliest(before.completedAt, row);
      break;
    case 'note_saved':
      lesson.note = later(before.note, { ...stamp(row), text: row.payload.text });
      break;
  }
  return lesson;
}

function addToDay(days: Progress['days'], row: LessonRow): void {
  const { correctedAt: at, utcOffset } = row;
  const local = localTime(at, utcOffset);
  const date = local.slice(0, '2026-11-23'.length);
  const time = local.slice('2026-11-23T'.length);
  const day = days[date] ?? { activeSeconds: 0, events: 0, firstAt: at };
  days[date] = {
    ...day,
    activeSeconds: day.activeSeconds + activeSeconds(row),
    events: day.events + 1,
    firstAt: earliest(day.firstAt, row),
    ...(time < EARLY_BEFORE && { earlyAt: earliest(day.earlyAt, row) }),
    ...(time >= LATE_FROM && { lateAt: earliest(day.lateAt, row) }),
  };
}

function untouched(at: number): LessonProgress {
  return {
    startedAt: at,
    lastActiveAt: at,
    completedAt: null,
    activeSeconds: 0,
    sections: [],
    problems: {},
    quiz: { attempts: 0, best: null, rises: [], last: null },
    note: null,
  };
}

function problemOf(lesson: LessonProgress, itemId: string): ProblemProgress {
  return lesson.problems[itemId] ?? { answered: 0, hints: 0, best: null, first: null, solvedAt: null };
}

/** Seconds of attention that an event counts for; at most {@link MAX_ACTIVE_SECONDS}. */
export function activeSeconds(row: FoldRow): number {
  return 'activeSeconds' in row.payload ? Math.min(row.payload.activeSeconds, MAX_ACTIVE_SECONDS) : 0;
}

function stamp(row: FoldRow): Stamp {
  return { at: row.correctedAt, id: row.id };
}

function scored(row: FoldRow): Scored {
  return { ...stamp(row), score: row.score };
}

function earliest(before: number | null | undefined, { correctedAt }: FoldRow): number {
  return Math.min(before ?? correctedAt, correctedAt);
}

function addRise(rises: Rise[], one: Rise): Rise[] {
  const inOrder = [...rises, one].sort(compare);
  return inOrder.filter(({ score }, i) => inOrder.slice(0, i).every((before) => before.score < score));
}

function later<T extends Stamp>(a: T | null | undefined, b: T): T {
  return a && compare(a, b) > 0 ? a : b;
}

function earlier<T extends Stamp>(a: T | null, b: T): T {
  return a && compare(a, b) < 0 ? a : b;
}

function compare(a: Stamp, b: Stamp): number {
  return a.at - b.at || (a.id < b.id ? -1 : 1);
}

function best(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.max(a, b);
}
