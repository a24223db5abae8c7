import type { Context } from '../context.ts';
import { refoldEverybody } from '../progress/refold-progress.ts';
import { loseIndex } from './boards/index-state.ts';
import { countRewards } from './count-rewards.ts';

/**
 * Folds everybody's log afresh, counts rewards of it, writes every board, and builds what makes them fast. Resolves with how many
 * students there are. May run beside servers, and again after it was stopped. Rejects where an index cannot be built.
 */
export async function rebuild(context: Context, tell: (done: number, all: number) => void): Promise<number> {
  const { db, boards } = context;
  const [{ all = 0 } = {}] = await db.query<{ all: number }>('select count(*) as all from students');
  let done = 0;
  await refoldEverybody(context, async (studentId) => {
    await countRewards(context, studentId, { again: true });
    done++;
    tell(done, Math.max(all, done));
  });
  await loseIndex(db);
  await boards.keepIndex();
  return done;
}
