import type * as z from 'zod/mini';
import type { REJECT_CODES, syncRequestSchema, syncResponseSchema } from './sync.schema.ts';
import type { FromWire } from './wire.ts';

export type WireSyncRequest = z.infer<typeof syncRequestSchema>;
export type WireSyncResponse = z.infer<typeof syncResponseSchema>;
export type SyncResponse = FromWire<WireSyncResponse>;
export type SyncResult = SyncResponse['results'][number];
export type Cursor = NonNullable<SyncResponse['cursor']>;
export type RejectCode = (typeof REJECT_CODES)[number];

export const SYNC_URL = '/api/v3/progress/sync';
export const PROTOCOL = 1;
export const MAX_BATCH_EVENTS = 100;
/** Bytes of the events' JSON in one request, before compression. */
export const MAX_BATCH_BYTES = 64 * 1024;

/** How long a request may be under way: clocks that seem no further apart may agree. */
const UNDER_WAY_MS = 60_000;

/**
 * When an event happened, by the server's clock: the phone's time moved by how far its clock was off when it sent, but
 * never later than the server received it. A difference that a slow network explains is none: taken for one, it would date
 * what was sent slowly after what was recorded next. All in Unix milliseconds; the result stays within what `instant` allows.
 */
export function correctTime(occurredAt: number, phoneNow: number, receivedAt: number): number {
  const difference = receivedAt - phoneNow;
  const offset = Math.abs(difference) <= UNDER_WAY_MS ? 0 : difference;
  return Math.max(0, Math.min(receivedAt, occurredAt + offset));
}

/**
 * The same of events in the order one phone recorded them. One stamped later than the phone's own clock at sending was before the next:
 * were both taken for as late as possible, a setting of a clock that ran ahead would win over a later one.
 */
export function correctTimes(occurredAt: readonly number[], phoneNow: number, receivedAt: number): number[] {
  const corrected = occurredAt.map((at) => correctTime(at, phoneNow, receivedAt));
  for (let i = corrected.length - 2; i >= 0; i--) {
    if ((occurredAt[i] ?? 0) > phoneNow) corrected[i] = Math.max(0, (corrected[i + 1] ?? receivedAt) - 1);
  }
  return corrected;
}

/** The longest prefix of `sizes` (bytes of each event's JSON) that fits a batch of at most `limit` events; at least one. */
export function batchLength(sizes: readonly number[], limit: number = MAX_BATCH_EVENTS): number {
  let bytes = 0;
  let count = 0;
  for (const size of sizes) {
    bytes += size;
    if (count > 0 && (count === limit || bytes > MAX_BATCH_BYTES)) break;
    count++;
  }
  return count;
}
