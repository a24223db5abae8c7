import type { StudentRows, StudentStore } from '../storage.ts';
import { putWaiting } from './stored-events.ts';

/** Moves an event out of the way of the others, where the student sees it. */
export function rejectEvent(
  store: StudentStore,
  eventId: string,
  reason: { code: string; message: string },
  at: number,
): Promise<void> {
  return store.write((rows) => moveToRejected(rows, eventId, reason, at));
}

export async function moveToRejected(
  rows: StudentRows,
  eventId: string,
  { code, message }: { code: string; message: string },
  at: number,
): Promise<void> {
  const stored = await rows.getEvent(eventId);
  await rows.deleteWaiting(eventId);
  if (!stored) return;
  await rows.deleteEvent(eventId);
  await rows.putRejected({ stored, code, message, at });
}

/** Puts every rejected event back in the outbox, for the next sync. */
export function retryRejected(store: StudentStore): Promise<void> {
  return store.write(async (rows) => {
    for (const { stored } of await rows.allRejected()) {
      await rows.deleteRejected(stored.event.id);
      await putWaiting(rows, { ...stored, seq: null, covered: 0 });
    }
  });
}
