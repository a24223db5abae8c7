import type { Context } from '../context.ts';
import { enqueue } from '../tasks/enqueue.ts';
import { countRewards } from './count-rewards.ts';
import { COUNT_ALL_REWARDS } from './reward-tasks.ts';

const STUDENTS_AT_ONCE = 200;

/**
 * Counts the rewards of the students after `after`, whether or not they did anything since, and asks for the rest as another task: a
 * process that ends in the middle takes little with it.
 */
export async function countAllRewards(context: Context, after: string | null): Promise<void> {
  const last = await countNextRewards(context, after);
  if (last === null) return;
  await enqueue(context, context.db, COUNT_ALL_REWARDS, { after: last });
  context.relayWaker.wake();
}

/** Counts those of some students after `after`, and resolves with the last of them, or null when there are no more. */
export async function countNextRewards(context: Context, after: string | null): Promise<string | null> {
  const students = await context.db.query<{ id: string }>(
    'select id from students where $1::uuid is null or id > $1 order by id limit $2',
    [after, STUDENTS_AT_ONCE],
  );
  for (const { id } of students) await countRewards(context, id, { again: true });
  return students.at(-1)?.id ?? null;
}
