import type { StudentStore } from '../storage.ts';
import { readMeta } from '../student/student.ts';

/** A server restored from a backup gets back what it lost from the phones; this is how old a backup may be. */
const KEPT_MS = 90 * 24 * 3_600_000;
/** The rest goes after the next sync. */
const AT_ONCE = 500;

/** Deletes old events that the server has and the base progress includes. */
export function pruneEvents(store: StudentStore, phoneNow: number): Promise<void> {
  return store.write(async (rows) => {
    const { clockOffset } = await readMeta(rows);
    const old = await rows.findAcknowledgedBefore(phoneNow + clockOffset - KEPT_MS, AT_ONCE);
    for (const { event, seq, covered } of old) if (seq !== null && covered) await rows.deleteEvent(event.id);
  });
}
