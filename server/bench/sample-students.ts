import { FOLD_VERSION } from '../../domain/progress.ts';
import type { Database } from '../db/database.ts';
import { migrate } from '../db/migrate.ts';
import { saveFoldVersion } from '../db/server-state.ts';
import { refoldProgress } from '../progress/refold-progress.ts';
import { type SampleLesson, sampleEvents } from './sample-events.ts';

/** Of those that {@link fillStudents} made, by number from 1. */
export function sampleStudent(number: number) {
  const hex = number.toString(16).padStart(12, '0');
  return { id: STUDENT + hex, deviceId: DEVICE + hex, cookie: `akulearn=${TOKEN}${hex}` };
}

const STUDENT = '01900000-0000-7000-8000-';
const DEVICE = '01900000-0000-7000-9000-';
/** As long as a real one with the twelve digits after it. */
const TOKEN = 'sample-session-of-the-student-n';

/**
 * Makes the schema and students who each have a device, a session, the same number of events and the progress folded from them. All
 * recorded the same, under ids of their own, and by turns, so that the rows of one lie far apart as in a real log.
 */
export async function fillStudents(
  db: Database,
  lessons: SampleLesson[],
  { students, eventsEach }: { students: number; eventsEach: number },
): Promise<void> {
  const now = Date.now();
  await migrate(db);
  await db.query(
    `insert into students (id, created_at, last_seq)
     select ${idOf(STUDENT)}, now(), $2 from generate_series(1, $1::integer) as n`,
    [students, eventsEach],
  );
  await db.query(
    `insert into devices (student_id, device_id, secret_hash, created_at, last_seen_at)
     select ${idOf(STUDENT)}, ${idOf(DEVICE)}, md5(n::text), now(), now() from generate_series(1, $1::integer) as n`,
    [students],
  );
  await db.query(
    `insert into sessions (token_hash, student_id, device_id, expires_at)
     select encode(sha256(convert_to('${TOKEN}' || ${HEX}, 'UTF8')), 'hex'), ${idOf(STUDENT)}, ${idOf(DEVICE)},
       now() + interval '90 days'
     from generate_series(1, $1::integer) as n`,
    [students],
  );
  await db.query(
    `insert into learning_events (student_id, seq, id, device_id, device_seq, type, v, lesson_id, item_id, content_hash,
       payload, occurred_at, utc_offset, corrected_at, received_at, awaits_content)
     select ${idOf(STUDENT)}, device_seq, overlay(id placing left(md5(id || n), 12) from 25)::uuid, ${idOf(DEVICE)},
       device_seq, type, v, lesson_id, item_id, content_hash, payload, to_timestamp(occurred_at / 1000.0), utc_offset,
       to_timestamp(occurred_at / 1000.0), to_timestamp(occurred_at / 1000.0), false
     from generate_series(1, $1::integer) as n cross join jsonb_to_recordset($2) as recorded(id text, device_seq bigint,
       type text, v smallint, lesson_id text, item_id text, content_hash text, payload jsonb, occurred_at bigint,
       utc_offset smallint)
     order by device_seq, n`,
    [students, JSON.stringify(sampleEvents(lessons, 0, eventsEach, now))],
  );
  await foldAll(db, eventsEach, now);
  await db.exec('vacuum analyze');
  await db.exec('checkpoint');
}

/** Who recorded the same has the same progress, so that one is enough to fold. */
async function foldAll(db: Database, lastSeq: number, now: number): Promise<void> {
  const first = sampleStudent(1).id;
  await db.transaction((tx) => refoldProgress(tx, first, lastSeq, now));
  await db.query('update students set state = (select state from students where id = $1) where id <> $1', [first]);
  await db.query(
    `insert into student_progress (student_id, lesson_id, state, completed, mastery_level, updated_at)
     select students.id, lesson_id, folded.state, completed, mastery_level, updated_at
     from students cross join student_progress as folded
     where folded.student_id = $1 and students.id <> $1`,
    [first],
  );
  // Else a server that starts folds everybody afresh.
  await saveFoldVersion(db, FOLD_VERSION);
}

const HEX = `lpad(to_hex(n), 12, '0')`;

function idOf(prefix: string): string {
  return `('${prefix}' || ${HEX})::uuid`;
}
