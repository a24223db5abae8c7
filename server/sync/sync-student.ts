import type * as z from 'zod/mini';
import type { WireEvent, WireRow } from '../../domain/events.ts';
import type { Lesson } from '../../domain/lesson.ts';
import type { progressSchema } from '../../domain/progress.schema.ts';
import { FOLD_VERSION } from '../../domain/progress.ts';
import { correctTimes, type SyncResult, type WireSyncRequest, type WireSyncResponse } from '../../domain/sync.ts';
import { toWire } from '../../domain/wire.ts';
import type { Context } from '../context.ts';
import type { Queryable } from '../db/database.ts';
import { beginCount } from '../gamification/count-rewards.ts';
import { carriesAnswers, scoreAgainst } from '../lessons/score-event.ts';
import { loadProgress } from '../progress/progress-store.ts';
import { addToProgress } from './add-to-progress.ts';
import { type CheckedEvent, checkEvent } from './check-event.ts';
import { appendNewRows, findRows, hasSameContent, type NewRow, readRowsAfter } from './event-log.ts';
import { type LockedStudent, lockStudent } from './lock-student.ts';

const MAX_CHANGES = 500;

/** One round trip of a phone, in one transaction: its new events go in, what it has not seen comes out. */
export async function syncStudent(context: Context, request: WireSyncRequest): Promise<WireSyncResponse> {
  const now = context.clock();
  const { response, committed } = await context.db.transaction(async (tx) => {
    const student = await lockStudent(tx, request.user_id);
    const checked = request.events.map(checkEvent);
    // Sent together, as neither needs the other's answer.
    const [{ results, accepted, contents }, count] = await Promise.all([
      appendEvents(context, tx, student, checked, request, now),
      checked.some((one) => 'event' in one) ? beginCount(context, tx, student.id) : null,
    ]);
    const committed =
      accepted.length > 0 && count && (await addToProgress(context, tx, student, { accepted, contents, count, now }));
    return { committed, response: { now, results, ...(await readPosition(tx, student, accepted, request)) } };
  });
  if (committed) committed();
  return response;
}

interface Appended {
  results: SyncResult[];
  accepted: WireRow[];
  /** The lessons the events cite, by content hash, as far as they are known. */
  contents: Map<string, Lesson>;
}

/**
 * Appends the new events at the end of the log, in the order sent, and tells them from resends and bad ones. The log is asked first
 * when an id turns out to be taken: most batches are new as a whole.
 */
async function appendEvents(
  { lessonVersions }: Context,
  tx: Queryable,
  student: LockedStudent,
  checked: CheckedEvent[],
  request: WireSyncRequest,
  now: number,
): Promise<Appended> {
  const byId = new Map<string, WireEvent>();
  for (const one of checked) if ('event' in one && !byId.has(one.event.id)) byId.set(one.event.id, one.event);
  const events = [...byId.values()];
  const contents = await lessonVersions.find(
    tx,
    events.flatMap((event) => ('content_hash' in event ? event.content_hash : [])),
  );
  const times = correctTimes(
    events.map((event) => event.occurred_at),
    request.now,
    now,
  );
  const candidates = events.map((event, i): NewRow => {
    const lesson = carriesAnswers(event) ? contents.get(event.content_hash) : undefined;
    const row: WireRow = {
      ...event,
      device_id: request.device_id,
      seq: student.lastSeq + i + 1,
      corrected_at: times[i] ?? now,
      score: lesson && carriesAnswers(event) ? scoreAgainst(lesson, event) : null,
    };
    return { row, awaitsContent: carriesAnswers(event) && !lesson };
  });
  const taken = await appendNewRows(tx, student.id, candidates, now);
  const accepted = candidates.map(({ row }) => row).filter(({ id }) => !taken.has(id));
  const rows = new Map([...accepted, ...(await findRows(tx, student.id, [...taken]))].map((row) => [row.id, row]));

  const results = checked.map((one): SyncResult => {
    if ('rejection' in one) return one.rejection;
    const { id } = one.event;
    const row = rows.get(id);
    if (!row) throw new Error(`${id} is neither new nor in the log`);
    const isNew = !taken.has(id);
    // A second one in the batch is a resend.
    taken.add(id);
    if (isNew) return { id, s: 'ok', seq: row.seq };
    if (hasSameContent(one.event, row)) return { id, s: 'dup', seq: row.seq };
    return { id, s: 'rej', code: 'ID_REUSE', message: `id: another event was accepted under ${id} before` };
  });
  return { results, accepted, contents };
}

function lastSeqAfter(student: LockedStudent, accepted: WireRow[]): number {
  return accepted.at(-1)?.seq ?? student.lastSeq;
}

/** What the phone has not seen, and where it stands with that. */
async function readPosition(
  tx: Queryable,
  student: LockedStudent,
  accepted: WireRow[],
  { cursor, events }: WireSyncRequest,
): Promise<Omit<WireSyncResponse, 'now' | 'results'>> {
  const { epoch } = student;
  const lastSeq = lastSeqAfter(student, accepted);
  if (cursor && cursor.epoch === epoch && cursor.seq >= student.oldestCursor && cursor.seq <= student.lastSeq) {
    // A phone that was up to date has missed nothing but what it just sent.
    const changes =
      cursor.seq === student.lastSeq ? accepted : await readRowsAfter(tx, student.id, cursor.seq, MAX_CHANGES);
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
