import * as z from 'zod/mini';
import { instant, uuid7Schema } from './events.schema.ts';
import { slug } from './lesson.schema.ts';

/** What a student has done, folded from events (domain/progress.ts). Times are corrected, in Unix milliseconds. */

const count = z.int().check(z.gte(0));
/** Who wrote last (or first) wins: by corrected time, ties by event id. */
const stamp = { at: instant, id: uuid7Schema };
const score = z.nullable(z.number());

export const lessonProgressSchema = z.strictObject({
  started_at: instant,
  last_active_at: instant,
  completed_at: z.nullable(instant),
  active_seconds: count,
  /** Ids of the sections read, sorted. */
  sections: z.array(slug),
  /**
   * By item id. `first` is the first answer given, which counts for mastery; `best` the best score so far; `solved_at` when
   * the first answer with full marks was given.
   */
  problems: z.record(
    slug,
    z.strictObject({
      answered: count,
      hints: count,
      best: score,
      first: z.nullable(z.strictObject({ ...stamp, score })),
      solved_at: z.nullable(instant),
    }),
  ),
  quiz: z.strictObject({
    attempts: count,
    best: score,
    /** The scores that were above every one before them, oldest first. */
    rises: z.array(z.strictObject({ ...stamp, score: z.number() })),
    last: z.nullable(z.strictObject({ ...stamp, score })),
  }),
  note: z.nullable(z.strictObject({ ...stamp, text: z.string() })),
});

export const progressSchema = z.strictObject({
  /** By lesson id. */
  lessons: z.record(slug, lessonProgressSchema),
  /** By the student's local date, `2026-11-23`: the days with any learning event. */
  days: z.record(
    z.string(),
    z.strictObject({
      active_seconds: count,
      events: count,
      first_at: instant,
      /** The first event before 07:00 and from 21:00 on, by the student's clock, where there is one. */
      early_at: z.optional(instant),
      late_at: z.optional(instant),
    }),
  ),
  settings: z.record(
    slug,
    z.strictObject({ ...stamp, value: z.nullable(z.union([z.string(), z.number(), z.boolean()])) }),
  ),
});
