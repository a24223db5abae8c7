import { eachEvent, inRecordedOrder, putWaiting } from '../events/stored-events.ts';
import type { StoredEvent, StudentRows } from '../storage.ts';

/** The server's history is another one: no event's place in it is known, so all that are kept go out again. */
export async function clearPlaces(rows: StudentRows): Promise<void> {
  const placed: StoredEvent[] = [];
  for await (const page of eachEvent(rows)) placed.push(...page.filter(({ seq }) => seq !== null));
  for (const stored of inRecordedOrder(placed)) await putWaiting(rows, { ...stored, seq: null });
}

/** Notes which events the progress up to `seq` includes. */
export async function coverUpTo(rows: StudentRows, seq: number): Promise<void> {
  for await (const page of eachEvent(rows)) {
    for (const stored of page) {
      const covered = stored.seq !== null && stored.seq <= seq ? 1 : 0;
      if (covered !== stored.covered) await rows.putEvent({ ...stored, covered });
    }
  }
}
