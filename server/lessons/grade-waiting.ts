import type { Context } from '../context.ts';
import type { Queryable } from '../db/database.ts';
import { COUNT_REWARDS } from '../gamification/reward-tasks.ts';
import { refoldProgress } from '../progress/refold-progress.ts';
import { findRowsAwaiting, saveScores } from '../sync/event-log.ts';
import { lockStudent } from '../sync/lock-student.ts';
import { enqueue } from '../tasks/enqueue.ts';
import { carriesAnswers, scoreAgainst } from './score-event.ts';

/**
 * Grades the answers that came before the content they cite. Runs at every start and after publishing, so that what one run
 * missed, the next finds.
 */
export async function gradeWaiting(
  context: Pick<Context, 'db' | 'clock' | 'random' | 'lessonVersions'>,
): Promise<void> {
  const { db, clock, lessonVersions } = context;
  for (const studentId of await findStudents(db)) {
    await db.transaction(async (tx) => {
      const { lastSeq } = await lockStudent(tx, studentId);
      const rows = await findRowsAwaiting(tx, studentId);
      // Another process was quicker.
      if (rows.length === 0) return;
      const lessons = await lessonVersions.find(
        tx,
        rows.filter(carriesAnswers).map((row) => row.content_hash),
      );
      const scores = rows.filter(carriesAnswers).flatMap((row) => {
        const lesson = lessons.get(row.content_hash);
        return lesson ? { id: row.id, score: scoreAgainst(lesson, row) } : [];
      });
      await saveScores(tx, studentId, scores);
      // Phones have these rows without their scores. One place in the log is left empty, so that the phone which had them all
      // stands before it too.
      await tx.query('update students set oldest_cursor = $2 where id = $1', [studentId, lastSeq + 1]);
      await refoldProgress(tx, studentId, lastSeq + 1, clock());
      await enqueue(context, tx, COUNT_REWARDS, { student_id: studentId });
    });
  }
}

async function findStudents(db: Queryable): Promise<string[]> {
  const rows = await db.query<{ student_id: string }>(
    `select distinct student_id from learning_events
     where awaits_content and content_hash in (select content_hash from lesson_versions)`,
  );
  return rows.map((row) => row.student_id);
}
