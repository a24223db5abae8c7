import * as z from 'zod/mini';
import { acceptedFields, eventSchema, instant, uuid7Schema } from './events.schema.ts';
import { progressSchema } from './progress.schema.ts';

/** `POST /api/v3/progress/sync`: one round trip. See docs/architecture.md for the rules, domain/sync.ts for the limits. */

const cursor = z.strictObject({
  /** Names one history of the database; another one means the phone's position is worth nothing. */
  epoch: z.uuid(),
  seq: z.int().check(z.gte(0)),
});

export const syncRequestSchema = z.strictObject({
  /** Protocol version. */
  p: z.literal(1),
  device_id: uuid7Schema,
  user_id: uuid7Schema,
  /** The phone's clock as it sends, Unix milliseconds; with the server's own it gives the clock offset. */
  now: instant,
  /** The end of what this phone has applied; null asks for a snapshot. */
  cursor: z.nullable(cursor),
  /** Each is checked by itself, so that a bad one is rejected alone. */
  events: z.array(z.unknown()).check(z.maxLength(100)),
});

export const REJECT_CODES = ['INVALID_EVENT', 'UNKNOWN_TYPE', 'ID_REUSE'] as const;

const resultSchema = z.union([
  /** Accepted now, or already there: `seq` is its place in the log. */
  z.strictObject({ id: z.string(), s: z.enum(['ok', 'dup']), seq: z.int() }),
  /** Never accepted as it is. `id` is what the event carried, '' if that was not a string. */
  z.strictObject({ id: z.string(), s: z.literal('rej'), code: z.enum(REJECT_CODES), message: z.string() }),
]);

export const rowSchema = z.intersection(eventSchema, acceptedFields);

export const syncResponseSchema = z.strictObject({
  now: instant,
  /** One per event, in the order sent. */
  results: z.array(resultSchema),
  /** Where the phone stands after applying `changes` or `snapshot`; null while `reset` asks it to drain first. */
  cursor: z.nullable(cursor),
  /** Log rows after the request's cursor, the phone's own ones too, in `seq` order. */
  changes: z.array(rowSchema),
  /** More changes wait: ask again. */
  more: z.boolean(),
  /** The cursor sent is of no use. The phone forgets it, sends what waits, then asks with no events for a snapshot. */
  reset: z.optional(z.literal(true)),
  /** Answer to a request without cursor and without events. */
  snapshot: z.optional(z.strictObject({ fold_version: z.int(), progress: progressSchema })),
  /** The oldest protocol version still served. */
  min_client: z.optional(z.int()),
});
