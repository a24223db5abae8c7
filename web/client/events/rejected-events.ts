import type { StudentRows, StudentStore, UnsentWork } from '../storage.ts';
import type { Student } from '../student/student.ts';
import { putWaiting, readEvents, toWireEvent } from './stored-events.ts';

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

/** Everything the server does not have, to keep or to hand to somebody. */
export function exportUnsent({ profile, device, store }: Student, exportedAt: number): Promise<UnsentWork> {
  return store.read(async (rows) => {
    const waiting = await rows.firstWaiting(await rows.countWaiting());
    const events = await readEvents(rows, waiting);
    const rejected = (await rows.allRejected()).map(({ stored, ...reason }) => ({
      event: toWireEvent(stored.event),
      ...reason,
    }));
    return {
      student_id: profile.studentId,
      device_id: device.id,
      exported_at: exportedAt,
      waiting: events.map(toWireEvent),
      rejected,
    };
  });
}
