import { addRows, EMPTY_PROGRESS, FOLD_VERSION } from '../../domain/progress.ts';
import { fromWire } from '../../domain/wire.ts';
import type { Context } from '../context.ts';
import type { Queryable } from '../db/database.ts';
import { readFoldVersion, saveFoldVersion } from '../db/server-state.ts';
import { COUNT_ALL_REWARDS } from '../gamification/reward-tasks.ts';
import { readRowsAfter } from '../sync/event-log.ts';
import { lockStudent } from '../sync/lock-student.ts';
import { enqueue } from '../tasks/enqueue.ts';
import { saveProgress } from './progress-store.ts';

const ROWS_AT_ONCE = 1000;
const STUDENTS_AT_ONCE = 100;

/** Folds everybody's progress afresh, and has rewards counted of it, when it was folded by other rules than today's. */
export async function refoldIfRulesChanged(context: Pick<Context, 'db' | 'clock' | 'random' | 'log'>): Promise<void> {
  const { db, log } = context;
  const version = await readFoldVersion(db);
  if (version === FOLD_VERSION) return;
  log.info({ from: version, to: FOLD_VERSION }, 'folding all progress afresh');
  await refoldEverybody(context, async () => {});
  await enqueue(context, db, COUNT_ALL_REWARDS, { after: null });
  await saveFoldVersion(db, FOLD_VERSION);
}

/** Folds every log afresh, and calls `onFolded` after each. */
export async function refoldEverybody(
  { db, clock }: Pick<Context, 'db' | 'clock'>,
  onFolded: (studentId: string) => Promise<void>,
): Promise<void> {
  for (let last: string | null = null; ; ) {
    const students: { id: string }[] = await db.query(
      'select id from students where $1::uuid is null or id > $1 order by id limit $2',
      [last, STUDENTS_AT_ONCE],
    );
    for (const { id } of students) {
      await db.transaction(async (tx) => {
        const { lastSeq } = await lockStudent(tx, id);
        await refoldProgress(tx, id, lastSeq, clock());
      });
      await onFolded(id);
    }
    last = students.at(-1)?.id ?? null;
    if (last === null) break;
  }
}

/** Folds one student's log afresh. The caller holds the lock on the student's row. */
export async function refoldProgress(tx: Queryable, studentId: string, lastSeq: number, now: number): Promise<void> {
  let progress = EMPTY_PROGRESS;
  for (let seq = 0; ; ) {
    const rows = await readRowsAfter(tx, studentId, seq, ROWS_AT_ONCE);
    progress = addRows(progress, rows.map(fromWire));
    const end = rows.at(-1);
    if (!end) break;
    seq = end.seq;
  }
  await tx.query('delete from student_progress where student_id = $1', [studentId]);
  await saveProgress(tx, studentId, progress, lastSeq, now);
}
