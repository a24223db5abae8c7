import type { Context } from '../context.ts';
import type { Queryable } from '../db/database.ts';
import { COUNT_REWARDS } from '../gamification/reward-tasks.ts';
import { refoldProgress } from '../progress/refold-progress.ts';
import { lockStudent } from '../sync/lock-student.ts';
import { enqueue } from '../tasks/enqueue.ts';

/**
 * Copies the log of the student a browser was to the end of the log of the student it has joined, under the same event ids. Copies,
 * as other browsers may still be the first student.
 */
export async function adoptWork(
  context: Pick<Context, 'clock' | 'random'>,
  tx: Queryable,
  fromId: string,
  toId: string,
): Promise<void> {
  // Always in one order, so that two who join each other do not wait for each other.
  for (const id of [fromId, toId].sort()) await lockStudent(tx, id);
  const copied = await tx.query<{ seq: number }>(
    `insert into learning_events (student_id, seq, id, device_id, device_seq, type, v, lesson_id, item_id, content_hash,
       payload, occurred_at, utc_offset, corrected_at, received_at, score, awaits_content)
     select $2, (select last_seq from students where id = $2) + row_number() over (order by seq), id, device_id, device_seq,
       type, v, lesson_id, item_id, content_hash, payload, occurred_at, utc_offset, corrected_at, received_at, score,
       awaits_content
     from learning_events as theirs
     where student_id = $1
       and not exists (select from learning_events where student_id = $2 and id = theirs.id)
     returning seq`,
    [fromId, toId],
  );
  const lastSeq = Math.max(0, ...copied.map(({ seq }) => seq));
  if (lastSeq === 0) return;
  await refoldProgress(tx, toId, lastSeq, context.clock());
  await enqueue(context, tx, COUNT_REWARDS, { student_id: toId });
}
