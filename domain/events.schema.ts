import * as z from 'zod/mini';
import { MAX_ESSAY_LENGTH } from './events.ts';
import { contentHash, slug } from './lesson.schema.ts';

/**
 * Events as they travel and are stored: facts a student made by a tap, never totals. An event is never changed after
 * it was written; a new shape of a payload is a new `v`, which the server still reads beside the old one.
 */

export const uuid7Schema = z
  .string()
  .check(z.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/));

/** Unix milliseconds in the years 1970 to 9999: any clock a phone may show, nothing a date cannot hold. */
export const instant = z.int().check(z.gte(0), z.lte(253_402_300_799_999));

/** Seconds of attention since the last event of this kind. A fold counts at most {@link MAX_ACTIVE_SECONDS} of it. */
const activeSeconds = z.int().check(z.gte(0), z.lte(86_400));

const text = z.string().check(z.maxLength(200));

/**
 * What a student answered, by question type: single a choice id; multi choice ids; numeric the text as typed; order
 * ids; match [left, right] pairs; cloze one text per gap.
 */
const shortAnswerSchema = z.union([
  text,
  z.array(text).check(z.maxLength(50)),
  z.array(z.tuple([slug, slug])).check(z.maxLength(50)),
]);

/** An essay: what the student wrote, and the points of the guide they found it to meet. */
export const essayAnswerSchema = z.strictObject({
  text: z.string().check(z.maxLength(MAX_ESSAY_LENGTH)),
  met: z.array(slug).check(z.maxLength(50)),
});

export const answerSchema = z.union([shortAnswerSchema, essayAnswerSchema]);

const base = {
  id: uuid7Schema,
  /** Counts this device's events from 1, so that a gap shows. */
  device_seq: z.int().check(z.positive()),
  v: z.literal(1),
  /** The phone's clock at the tap, in Unix milliseconds. */
  occurred_at: instant,
  /** Minutes the phone's local time was ahead of UTC at the tap; Lagos is 60. */
  utc_offset: z.int().check(z.gte(-840), z.lte(840)),
};
const onLesson = { ...base, lesson_id: slug, content_hash: contentHash };
const onItem = { ...onLesson, item_id: slug };

export const eventSchema = z.discriminatedUnion('type', [
  z.strictObject({ ...onLesson, type: z.literal('lesson_started'), payload: z.strictObject({}) }),
  z.strictObject({
    ...onLesson,
    type: z.literal('section_read'),
    payload: z.strictObject({ section_id: slug, active_seconds: activeSeconds }),
  }),
  z.strictObject({
    ...onItem,
    type: z.literal('problem_answered'),
    payload: z.strictObject({ answer: answerSchema, active_seconds: activeSeconds }),
  }),
  z.strictObject({
    ...onItem,
    type: z.literal('hint_used'),
    /** Which hint, from 1. */
    payload: z.strictObject({ hint: z.int().check(z.gte(1), z.lte(20)) }),
  }),
  z.strictObject({
    ...onLesson,
    type: z.literal('quiz_submitted'),
    payload: z.strictObject({
      /** No essays, so that a whole quiz stays small enough to be sent. */
      answers: z.array(z.strictObject({ item_id: slug, answer: shortAnswerSchema })).check(z.maxLength(100)),
      active_seconds: activeSeconds,
    }),
  }),
  z.strictObject({ ...onLesson, type: z.literal('lesson_completed'), payload: z.strictObject({}) }),
  z.strictObject({
    ...base,
    lesson_id: slug,
    type: z.literal('note_saved'),
    payload: z.strictObject({ text: z.string().check(z.maxLength(4000)) }),
  }),
  z.strictObject({
    ...base,
    type: z.literal('setting_changed'),
    payload: z.strictObject({ key: slug, value: z.nullable(z.union([text, z.number(), z.boolean()])) }),
  }),
]);

/** An event the server accepted, as the log keeps it and as it comes back in `changes`. */
export const acceptedFields = z.object({
  device_id: uuid7Schema,
  /** Position in this student's log, growing from 1. A regrade leaves one empty, so that every phone stands before it. */
  seq: z.int().check(z.positive()),
  /** Unix milliseconds: the earlier of received and occurred + clock offset, fixed at first acceptance. */
  corrected_at: instant,
  /** 0–1 for answers graded against the content they cite, null for everything else. */
  score: z.nullable(z.number()),
});
