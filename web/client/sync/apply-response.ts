import type { AcceptedRow } from '../../../domain/events.ts';
import { addRows, FOLD_VERSION } from '../../../domain/progress.ts';
import { type Cursor, correctTime, type SyncResponse, type SyncResult } from '../../../domain/sync.ts';
import { moveToRejected } from '../events/rejected-events.ts';
import type { Base, StudentRows, SyncMeta } from '../storage.ts';
import { readBase, readMeta } from '../student/student.ts';
import { clearPlaces, coverUpTo } from './event-places.ts';

/** What an answer has to be read against: what the phone knew when it asked. */
export interface Asked {
  /** The history the phone was in. */
  epoch: string | null;
  cursor: Cursor | null;
  /** The phone's clock, Unix milliseconds. */
  now: number;
}

interface Answered {
  asked: Asked;
  response: SyncResponse;
  /** The phone's clock as the answer came. */
  now: number;
}

/** Where `base` stands in the server's log, if that can be continued by the rules of this version of the app. */
export function position(base: Base): Cursor | null {
  return base.foldVersion === FOLD_VERSION ? base.cursor : null;
}

/**
 * Takes in a whole answer, in the one transaction `rows` stands for: what was acknowledged leaves the outbox as what came is
 * folded and the cursor moves, so that a row counts once however often it is answered. Returns whether the phone now stands
 * at the end of the log.
 */
export async function applyResponse(rows: StudentRows, { asked, response, now }: Answered): Promise<boolean> {
  const meta = await readMeta(rows);
  // Another tab found a new history meanwhile. What this answer acknowledges may not be in it: as good as unanswered.
  if (meta.epoch !== asked.epoch) return false;
  const base = await readBase(rows);
  const timed = { ...meta, clockOffset: response.now - now, lastSyncedAt: now };

  // The history may be another one, or lack what was acknowledged: then a `seq` says nothing about the progress the phone has.
  const isLost = asked.cursor !== null && (response.reset || response.cursor?.epoch !== asked.cursor.epoch);
  const at = isLost ? null : position(base);

  await Promise.all(response.results.map((result) => settle(rows, result, at, { asked, response, now })));

  if (isLost) {
    // The old progress shows until a snapshot is here.
    const lost = { base: { ...base, cursor: null }, meta: { ...timed, epoch: null } };
    return takeSnapshot(rows, lost.base, lost.meta, response);
  }
  if (response.snapshot) return takeSnapshot(rows, base, timed, response);

  await rows.putMeta(timed);
  if (!asked.cursor || !response.cursor) return false;
  await fold(rows, base, asked.cursor, response.cursor, response);
  return !response.more;
}

async function settle(rows: StudentRows, result: SyncResult, at: Cursor | null, answered: Answered): Promise<void> {
  if (result.s === 'rej') return moveToRejected(rows, result.id, result, answered.now);
  const stored = await rows.getEvent(result.id);
  if (!stored) return;
  await rows.deleteWaiting(result.id);
  const { asked, response } = answered;
  await rows.putEvent({
    ...stored,
    seq: result.seq,
    acknowledgedAt: response.now,
    // The server's rule for an event by itself; the exact value comes with the changes.
    correctedAt: stored.correctedAt ?? correctTime(stored.event.occurredAt, asked.now, response.now),
    covered: at && result.seq <= at.seq ? 1 : stored.covered,
  });
}

/** Adds the changes to the base, but those it includes, and notes that it includes them now. */
async function fold(
  rows: StudentRows,
  base: Base,
  asked: Cursor,
  reached: Cursor,
  { changes, now }: SyncResponse,
): Promise<void> {
  const at = position(base);
  // Another tab put something else in its place, or is ahead.
  if (!at || at.seq < asked.seq || at.seq >= reached.seq) return;
  const unseen = changes.filter(({ seq }) => seq > at.seq);
  await rows.putBase({ ...base, progress: addRows(base.progress, unseen), cursor: reached });
  await Promise.all(unseen.map((row) => cover(rows, row, now)));
}

async function cover(rows: StudentRows, { id, seq, score, correctedAt }: AcceptedRow, now: number): Promise<void> {
  const stored = await rows.getEvent(id);
  if (!stored) return;
  await rows.deleteWaiting(id);
  const acknowledgedAt = stored.acknowledgedAt ?? now;
  await rows.putEvent({ ...stored, seq, score, correctedAt, acknowledgedAt, covered: 1 });
}

/**
 * Puts the server's progress in place of the phone's, if the phone can tell which of its events that includes: when all of them
 * were acknowledged in this very history, or the history is empty. Else they go out (again) first.
 */
async function takeSnapshot(rows: StudentRows, base: Base, meta: SyncMeta, response: SyncResponse): Promise<boolean> {
  const { snapshot, cursor } = response;
  if (!snapshot || !cursor) {
    await rows.putBase(base);
    await rows.putMeta(meta);
    return false;
  }
  const isKnown = meta.epoch === cursor.epoch;
  await rows.putMeta({ ...meta, epoch: cursor.epoch });
  if (!isKnown) await clearPlaces(rows);
  const at = position(base);
  const isBehind = at !== null && at.epoch === cursor.epoch && at.seq >= cursor.seq;
  const mayHoldWaiting = !isKnown && cursor.seq > 0 && (await rows.countWaiting()) > 0;
  if (isBehind || mayHoldWaiting) {
    await rows.putBase(isBehind ? base : { ...base, cursor: null });
    return isBehind;
  }
  await rows.putBase({ ...snapshot, cursor });
  await coverUpTo(rows, cursor.seq);
  return true;
}
