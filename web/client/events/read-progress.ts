import type { FoldRow } from '../../../domain/events.ts';
import { addRows, type Progress } from '../../../domain/progress.ts';
import { correctTimes } from '../../../domain/sync.ts';
import { upgradeProgress } from '../../../domain/upgrade-progress.ts';
import type { StoredEvent, StudentRows, StudentStore } from '../storage.ts';
import { readBase, readMeta } from '../student/student.ts';
import { eachUncovered, inRecordedOrder } from './stored-events.ts';

/** Progress as the server told it, with everything on this phone that it does not include yet on top. */
export function readProgress(store: StudentStore, phoneNow: number): Promise<Progress> {
  return store.read((rows) => foldProgress(rows, phoneNow));
}

/** The same, of what `rows` sees. */
export async function foldProgress(rows: StudentRows, phoneNow: number): Promise<Progress> {
  const { clockOffset } = await readMeta(rows);
  const base = await readBase(rows);
  let progress = upgradeProgress(base.progress, base.foldVersion);
  for await (const page of eachUncovered(rows)) {
    // Until the server says when it was, the phone estimates it by the same rule.
    const recorded = inRecordedOrder(page);
    const occurred = recorded.map(({ event }) => event.occurredAt);
    const estimates = correctTimes(occurred, phoneNow, phoneNow + clockOffset);
    const toFoldRow = ({ event, score, correctedAt }: StoredEvent, i: number): FoldRow => ({
      ...event,
      score,
      correctedAt: correctedAt ?? estimates[i] ?? event.occurredAt,
    });
    progress = addRows(progress, recorded.map(toFoldRow));
  }
  return progress;
}
