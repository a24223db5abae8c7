import type * as z from 'zod/mini';
import type { WireEvent, WireRow } from '../../domain/events.ts';
import type { progressSchema } from '../../domain/progress.schema.ts';
import { addRows, FOLD_VERSION } from '../../domain/progress.ts';
import { correctTime, type SyncResult, type WireSyncRequest, type WireSyncResponse } from '../../domain/sync.ts';
import { fromWire, toWire } from '../../domain/wire.ts';
import type { Context } from '../context.ts';
import type { Queryable } from '../db/database.ts';
import { carriesAnswers, scoreAgainst } from '../lessons/score-event.ts';
import { loadLessons, loadProgress, saveProgress } from '../progress/progress-store.ts';
import { checkEvent } from './check-event.ts';
import { appendRows, findRows, hasSameContent, type NewRow, readRowsAfter } from './event-log.ts';
import { type LockedStudent, lockStudent } from './lock-student.ts';

const MAX_CHANGES = 500;

/** One round trip of a phone, in one transaction: its new events go in, what it has not seen comes out. */
export function syncStudent(context: Context, request: WireSyncRequest): Promise<WireSyncResponse> {
  const now = context.clock();
  return context.db.transaction(async (tx) => {
    const student = await lockStudent(tx, request.user_id);
    const { results, accepted } = await sortEvents(context, tx, student, request, now);
    if (accepted.length > 0) await append(tx, student, accepted, now);
    return { now, results, ...(await readPosition(tx, student, accepted, request)) };
  });
}

/** Tells new events from resends and bad ones. The new ones get the next places in the log, in the order sent. */
async function sortEvents(
  { lessonVersions }: Context,
  tx: Queryable,
  student: LockedStudent,
  request: WireSyncRequest,
  now: number,
): Promise<{ results: SyncResult[]; accepted: NewRow[] }> {
  const checked = request.events.map(checkEvent);
  const events = checked.flatMap((one) => ('event' in one ? one.event : []));
  const known = new Map(
    (
      await findRows(
        tx,
        student.id,
        events.map((event) => event.id),
      )
    ).map((row) => [row.id, row]),
  );
  const lessons = await lessonVersions.find(
    tx,
    events.filter(carriesAnswers).map((event) => event.content_hash),
  );
  const accepted: NewRow[] = [];

  const accept = (event: WireEvent): SyncResult => {
    const lesson = carriesAnswers(event) ? lessons.get(event.content_hash) : undefined;
    const row: WireRow = {
      ...event,
      device_id: request.device_id,
      seq: student.lastSeq + accepted.length + 1,
      corrected_at: correctTime(event.occurred_at, request.now, now),
      score: lesson && carriesAnswers(event) ? scoreAgainst(lesson, event) : null,
    };
    accepted.push({ row, receivedAt: now, awaitsContent: carriesAnswers(event) && !lesson });
    known.set(row.id, row);
    return { id: row.id, s: 'ok', seq: row.seq };
  };

  const results = checked.map((one): SyncResult => {
    if ('rejection' in one) return one.rejection;
    const { event } = one;
    const row = known.get(event.id);
    if (!row) return accept(event);
    if (hasSameContent(event, row)) return { id: row.id, s: 'dup', seq: row.seq };
    const message = `id: another event was accepted under ${event.id} before`;
    return { id: event.id, s: 'rej', code: 'ID_REUSE', message };
  });
  return { results, accepted };
}

async function append(tx: Queryable, student: LockedStudent, accepted: NewRow[], now: number): Promise<void> {
  await appendRows(tx, student.id, accepted);
  const rows = accepted.map(({ row }) => fromWire(row));
  const lessonIds = new Set(rows.flatMap((row) => (row.type === 'setting_changed' ? [] : row.lessonId)));
  const before = { lessons: await loadLessons(tx, student.id, [...lessonIds]), ...student.state };
  await saveProgress(tx, student.id, addRows(before, rows), student.lastSeq + rows.length, now);
}

/** What the phone has not seen, and where it stands with that. */
async function readPosition(
  tx: Queryable,
  student: LockedStudent,
  accepted: NewRow[],
  { cursor, events }: WireSyncRequest,
): Promise<Omit<WireSyncResponse, 'now' | 'results'>> {
  const { epoch } = student;
  const lastSeq = student.lastSeq + accepted.length;
  if (cursor && cursor.epoch === epoch && cursor.seq >= student.oldestCursor && cursor.seq <= student.lastSeq) {
    // A phone that was up to date has missed nothing but what it just sent.
    const changes =
      cursor.seq === student.lastSeq
        ? accepted.map(({ row }) => row)
        : await readRowsAfter(tx, student.id, cursor.seq, MAX_CHANGES);
    const seq = changes.at(-1)?.seq ?? cursor.seq;
    return { cursor: { epoch, seq }, changes, more: seq < lastSeq };
  }
  if (events.length > 0) return { cursor: null, changes: [], more: false, reset: true };
  const progress = await loadProgress(tx, student.id);
  return {
    cursor: { epoch, seq: lastSeq },
    changes: [],
    more: false,
    ...(cursor && { reset: true }),
    snapshot: { fold_version: FOLD_VERSION, progress: toWire<z.infer<typeof progressSchema>>(progress) },
  };
}
