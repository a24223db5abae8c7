import { isDeepStrictEqual } from 'node:util';
import type { WireEvent, WireRow } from '../../domain/events.ts';
import type { Queryable } from '../db/database.ts';

/** A row to append: an event as accepted, with what only the server keeps. */
export interface NewRow {
  row: WireRow;
  awaitsContent: boolean;
}

/**
 * Appends the rows whose id is new, and tells which ids were taken. The caller took their `seq` under the lock on the student's
 * row; the place of a row whose id was taken stays empty.
 */
export async function appendNewRows(
  tx: Queryable,
  studentId: string,
  rows: NewRow[],
  receivedAt: number,
): Promise<Set<string>> {
  if (rows.length === 0) return new Set();
  const records = rows.map(({ row, awaitsContent }) => ({ ...row, awaits_content: awaitsContent }));
  const taken = await tx.query<{ id: string }>(
    `with sent as (
       select * from json_to_recordset($2) as sent(seq bigint, id uuid, device_id uuid, device_seq bigint, type text,
         v smallint, lesson_id text, item_id text, content_hash text, payload jsonb, occurred_at bigint,
         utc_offset smallint, corrected_at bigint, score double precision, awaits_content boolean)
     ), appended as (
       insert into learning_events (student_id, seq, id, device_id, device_seq, type, v, lesson_id, item_id, content_hash,
         payload, occurred_at, utc_offset, corrected_at, received_at, score, awaits_content)
       select $1, seq, id, device_id, device_seq, type, v, lesson_id, item_id, content_hash,
         payload, ${timeOf('occurred_at')}, utc_offset, ${timeOf('corrected_at')}, $3, score, awaits_content
       from sent
       on conflict (student_id, id) do nothing
       returning id
     )
     select id from sent where id not in (select id from appended)`,
    [studentId, JSON.stringify(records), new Date(receivedAt)],
  );
  return new Set(taken.map(({ id }) => id));
}

/** Unix milliseconds as a time. A fraction of seconds would not hold every millisecond up to the year 9999. */
function timeOf(column: string): string {
  return `to_timestamp(${column} / 1000) + ${column} % 1000 * interval '1 ms'`;
}

/** The rows of a student that carry one of these ids. */
export async function findRows(tx: Queryable, studentId: string, ids: string[]): Promise<WireRow[]> {
  if (ids.length === 0) return [];
  // One look into the index for each id, whatever the planner, which never saw statistics here, thinks of it.
  return select(
    tx,
    `unnest($2::uuid[]) as sent_id cross join lateral (
       select * from learning_events where student_id = $1 and id = sent_id offset 0) as found`,
    [studentId, ids],
  );
}

/** At most `limit` rows after a position, in `seq` order. */
export async function readRowsAfter(tx: Queryable, studentId: string, seq: number, limit: number): Promise<WireRow[]> {
  return select(tx, 'learning_events where student_id = $1 and seq > $2 order by seq limit $3', [
    studentId,
    seq,
    limit,
  ]);
}

/** A student's answers to content that this server had not seen when they came. */
export async function findRowsAwaiting(tx: Queryable, studentId: string): Promise<WireRow[]> {
  return select(tx, 'learning_events where student_id = $1 and awaits_content order by seq', [studentId]);
}

/** Writes the scores of rows whose content has become known. */
export async function saveScores(
  tx: Queryable,
  studentId: string,
  scores: { id: string; score: number | null }[],
): Promise<void> {
  await tx.query(
    `update learning_events set score = graded.score, awaits_content = false
     from jsonb_to_recordset($2) as graded(id uuid, score double precision)
     where student_id = $1 and learning_events.id = graded.id`,
    [studentId, JSON.stringify(scores)],
  );
}

type StoredRow = Omit<WireRow, 'occurred_at' | 'corrected_at'> & { occurred_at: Date; corrected_at: Date };

async function select(tx: Queryable, source: string, params: unknown[]): Promise<WireRow[]> {
  const rows = await tx.query<StoredRow>(
    `select seq, id, device_id, device_seq, type, v, lesson_id, item_id, content_hash, payload, occurred_at, utc_offset,
       corrected_at, score
     from ${source}`,
    params,
  );
  return rows.map(toWireRow);
}

/** An event has only the fields of its type: what is null in the log was not there. */
function toWireRow(stored: StoredRow): WireRow {
  const row: Record<string, unknown> = {
    ...stored,
    occurred_at: stored.occurred_at.getTime(),
    corrected_at: stored.corrected_at.getTime(),
  };
  for (const key of ['lesson_id', 'item_id', 'content_hash']) if (row[key] === null) delete row[key];
  return row as WireRow;
}

const CONTENT = [
  'type',
  'v',
  'lesson_id',
  'item_id',
  'content_hash',
  'occurred_at',
  'utc_offset',
  'device_seq',
  'payload',
];

/** Whether an event says the same as a row with its id, which makes it a resend. */
export function hasSameContent(event: WireEvent, row: WireRow): boolean {
  // The log keeps no -0, which JSON can write but the strict comparison tells from 0.
  const sent: WireEvent = JSON.parse(JSON.stringify(event));
  return CONTENT.every((field) => isDeepStrictEqual(Reflect.get(sent, field), Reflect.get(row, field)));
}
