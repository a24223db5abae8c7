import type { Receipt, StoredEvent, StudentStore } from '../storage.ts';

/**
 * Receipts of at most `limit` events on this phone, newest first; `beforeId` is the last one of the page before, null for the
 * first page.
 */
export function readReceipts(store: StudentStore, limit: number, beforeId: string | null): Promise<Receipt[]> {
  // Ids begin with the time of the tap, so their order is that of time.
  return store.read(async (rows) => (await rows.pageEventsBack(beforeId, limit)).map(toReceipt));
}

export function readReceipt(store: StudentStore, eventId: string): Promise<Receipt | undefined> {
  return store.read(async (rows) => {
    const stored = await rows.getEvent(eventId);
    return stored && toReceipt(stored);
  });
}

function toReceipt({ event, acknowledgedAt, seq }: StoredEvent): Receipt {
  const { id, type, occurredAt } = event;
  return {
    eventId: id,
    type,
    lessonId: 'lessonId' in event ? event.lessonId : null,
    occurredAt,
    acknowledgedAt,
    seq,
  };
}
