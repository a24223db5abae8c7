import * as z from 'zod/mini';
import { uuid7Schema } from './events.schema.ts';
import { slug } from './lesson.schema.ts';
import { MASTERY_LEVELS } from './mastery.ts';

/** What travels over `/ws/{student_id}`, as JSON in text frames. */

export const TOPICS = ['progress', 'achievements', 'mastery', 'quizzes', 'leaderboard'] as const;

const offset = z.int().check(z.gte(0));

/** A place in a student's messages. Another epoch is another history, whose offsets say nothing. */
export const placeSchema = z.strictObject({ epoch: z.uuid(), offset });

const topics = z.array(z.enum(TOPICS)).check(z.minLength(1), z.maxLength(TOPICS.length));

export const clientMessageSchema = z.discriminatedUnion('action', [
  /** With `since`, what came after that place is sent first. Only the first subscription of a connection may have it: it settles the place. */
  z.strictObject({ action: z.literal('subscribe'), topics, since: z.optional(placeSchema) }),
  z.strictObject({ action: z.literal('unsubscribe'), topics }),
  z.strictObject({ action: z.literal('ping') }),
]);

const timestamp = z.iso.datetime();

function message<Type extends string, Fields extends z.core.$ZodLooseShape>(type: Type, fields: Fields) {
  return z.object({ type: z.literal(type), data: z.object({ ...fields, timestamp }) });
}

const student = { student_id: uuid7Schema };
const count = z.int().check(z.gte(0));

/** What happened to a student. Sent with its `offset`, and kept for one who was away. */
export const studentMessageSchema = z.discriminatedUnion('type', [
  message('progress_update', {
    ...student,
    lesson_id: slug,
    /** 0–100. */
    progress_percentage: z.number(),
    /** The best quiz in percent. */
    mastery_points: count,
    /** The position in the student's log that this tells of. Who is there already has nothing to ask for. */
    seq: count,
  }),
  message('achievement', {
    achievement_id: z.string(),
    title: z.string(),
    description: z.string(),
    points: count,
    icon: z.string(),
  }),
  message('mastery_level_up', {
    ...student,
    lesson_id: slug,
    old_level: z.enum(MASTERY_LEVELS),
    new_level: z.enum(MASTERY_LEVELS),
  }),
  message('quiz_result', {
    ...student,
    /** The lesson whose quiz it is. */
    quiz_id: slug,
    score_percentage: z.number(),
    passed: z.boolean(),
  }),
  message('leaderboard_update', { ...student, new_rank: count, previous_rank: z.nullable(count), total_points: count }),
  message('streak_update', { ...student, days: count }),
  message('recommendation_update', { ...student, lesson_ids: z.array(slug) }),
]);

/** To everyone who is connected. Not kept: who was away sees it in the catalogue. */
export const publicMessageSchema = message('new_lesson', { lesson_id: slug, title: z.string() });

export const ERROR_CODES = ['MALFORMED_JSON', 'INVALID_MESSAGE'] as const;

/** What the server answers to a client's message. */
export const answerMessageSchema = z.discriminatedUnion('type', [
  message('pong', {}),
  message('subscribed', {
    /** All topics of this connection now. */
    topics: z.array(z.enum(TOPICS)),
    /** Where the messages that follow begin. */
    place: placeSchema,
    /** False when messages after `since` are no longer kept: what they told of must be asked for. */
    recovered: z.boolean(),
  }),
  message('unsubscribed', { topics: z.array(z.enum(TOPICS)) }),
  message('error', { code: z.enum(ERROR_CODES), message: z.string() }),
]);

export const socketTicketSchema = z.strictObject({ ticket: z.string(), expires_at: z.int() });
