import { oldestBoard, TIMEFRAMES } from '../../domain/boards.ts';
import type { Context } from '../context.ts';

/** Removes boards that are history, and has the present ones read fast again where they are not. */
export async function keepBoards({ db, boards, clock, log }: Pick<Context, 'db' | 'boards' | 'clock' | 'log'>) {
  for (const timeframe of TIMEFRAMES.filter((one) => one !== 'all_time')) {
    // Names of one timeframe have the same beginning, and sort by time.
    const oldest = oldestBoard(timeframe, clock());
    const beginning = oldest.slice(0, oldest.indexOf(':') + 1);
    await db.query('delete from leaderboard_scores where board >= $1 and board < $2', [beginning, oldest]);
  }
  try {
    await boards.keepIndex();
  } catch (err) {
    // Asked for again in a minute, and until then the database answers.
    log.warn({ err }, 'the index of the boards could not be built');
  }
}
