import { oldestBoard, TIMEFRAMES } from '../../../domain/boards.ts';
import type { Context } from '../../context.ts';

/** Removes boards that are history. */
export async function forgetOldBoards({ db, clock }: Pick<Context, 'db' | 'clock'>): Promise<void> {
  for (const timeframe of TIMEFRAMES.filter((one) => one !== 'all_time')) {
    // Names of one timeframe have the same beginning, and sort by time.
    const oldest = oldestBoard(timeframe, clock());
    const beginning = oldest.slice(0, oldest.indexOf(':') + 1);
    await db.query('delete from leaderboard_scores where board >= $1 and board < $2', [beginning, oldest]);
  }
}
