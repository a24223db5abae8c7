import type { Context } from '../context.ts';
import { refoldProgress } from '../progress/refold-progress.ts';
import { lockStudent } from '../sync/lock-student.ts';
import { loseIndex } from './boards/index-state.ts';
import { countRewards } from './count-rewards.ts';

const STUDENTS_AT_ONCE = 1000;

/**
 * Folds everybody's log afresh, counts rewards of it, writes every board, and builds what makes them fast. Resolves with how many
 * students there are. May run beside servers, and again after it was stopped. Rejects where an index cannot be built.
 */
export async function rebuild(context: Context, tell: (done: number, all: number) => void): Promise<number> {
  const { db, boards, clock } = context;
  const [{ all = 0 } = {}] = await db.query<{ all: number }>('select count(*) as all from students');
  let done = 0;
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
      await countRewards(context, id, { again: true });
      done++;
      tell(done, Math.max(all, done));
    }
    last = students.at(-1)?.id ?? null;
    if (last === null) break;
  }
  await loseIndex(db);
  await boards.keepIndex();
  return done;
}
