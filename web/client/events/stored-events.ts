import type { LearningEvent, WireEvent } from '../../../domain/events.ts';
import { toWire } from '../../../domain/wire.ts';
import type { StoredEvent, StudentRows, WaitingEvent } from '../storage.ts';

/** Rows read at once: enough to be quick, few enough to leave the screen free in between. */
const PAGE = 500;

/** An event that waits to be sent, with `score` as the phone graded it. */
export function newStoredEvent(event: LearningEvent, score: number | null): StoredEvent {
  return {
    event,
    bytes: byteLength(toWireEvent(event)),
    score,
    correctedAt: null,
    acknowledgedAt: null,
    seq: null,
    covered: 0,
  };
}

/** What the server is sent: the same JSON for the same event, however often. */
export function toWireEvent(event: LearningEvent): WireEvent {
  return toWire<WireEvent>(event);
}

/** Writes an event and its outbox row; both go in the caller's transaction. */
export async function putWaiting(rows: StudentRows, stored: StoredEvent): Promise<void> {
  await rows.putEvent(stored);
  await rows.addWaiting({ eventId: stored.event.id, bytes: stored.bytes });
}

/**
 * Events of one phone in the order it recorded them, which is the order to send them in: the server tells by it when one was that was
 * stamped by a clock that ran ahead. The id carries that stamp and would put it last.
 */
export function inRecordedOrder(events: readonly StoredEvent[]): StoredEvent[] {
  return events.toSorted((a, b) => a.event.deviceSeq - b.event.deviceSeq);
}

/** The events of outbox rows. Throws when one is missing: both are only ever written together. */
export async function readEvents(rows: StudentRows, waiting: readonly WaitingEvent[]): Promise<LearningEvent[]> {
  return Promise.all(
    waiting.map(async ({ eventId }) => {
      const stored = await rows.getEvent(eventId);
      if (!stored) throw new Error(`The outbox holds ${eventId}, which is not among the events`);
      return stored.event;
    }),
  );
}

export function eachEvent(rows: StudentRows): AsyncGenerator<StoredEvent[]> {
  return pages((afterId) => rows.pageEvents(afterId, PAGE));
}

export function eachUncovered(rows: StudentRows): AsyncGenerator<StoredEvent[]> {
  return pages((afterId) => rows.pageUncovered(afterId, PAGE));
}

async function* pages(read: (afterId: string) => Promise<StoredEvent[]>): AsyncGenerator<StoredEvent[]> {
  let afterId = '';
  for (;;) {
    const page = await read(afterId);
    const last = page.at(-1);
    if (!last) return;
    yield page;
    afterId = last.event.id;
  }
}

function byteLength(event: WireEvent): number {
  return new TextEncoder().encode(JSON.stringify(event)).length;
}
