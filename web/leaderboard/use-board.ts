import { useQuery } from '@tanstack/react-query';
import { boardAt, scoresByBoard, type Timeframe } from '../../domain/boards.ts';
import { useNow } from '../app/use-now.ts';
import { useSyncState } from '../app/use-sync-state.ts';
import { type Board, boardQuery } from '../rewards/reward-queries.ts';
import { useRewards } from '../rewards/use-rewards.ts';
import { type Standing, standingOf } from './standing.ts';

export type BoardFound =
  | { state: 'loading' }
  /** It is neither on this phone nor to be had now. */
  | { state: 'unreached'; waits: boolean; retry: () => void }
  | {
      state: 'known';
      board: Board;
      /** When this phone kept it, in Unix milliseconds; null for one that came just now. */
      keptAt: number | null;
      standing: Standing;
      now: number;
    };

/** A board may have been asked for just before the work was sent that counts on it, and without a live connection nobody tells. */
const RECOUNT_MS = 3000;

/** The board of a timeframe for the student who chose `name`. */
export function useBoard(timeframe: Timeframe, name: string): BoardFound {
  const now = useNow();
  const { lastSyncedAt, waiting, problem } = useSyncState();
  const rewards = useRewards({ asksServer: false });
  const points =
    rewards.state === 'known'
      ? scoresByBoard(rewards.rewards.pointsByDay, now).get(boardAt(timeframe, now))
      : undefined;
  const standing = (board: Board) => standingOf({ me: board.me, name, points: points ?? 0, waiting });
  const answer = useQuery({
    ...boardQuery(timeframe),
    enabled: lastSyncedAt !== null,
    refetchInterval: ({ state: { data } }) => (data && standing(data.board) === 'being_counted' ? RECOUNT_MS : false),
  });

  if (answer.data) return { state: 'known', ...answer.data, standing: standing(answer.data.board), now };
  if (answer.isError || (lastSyncedAt === null && problem !== null)) {
    return { state: 'unreached', waits: waiting > 0, retry: () => void answer.refetch() };
  }
  return { state: 'loading' };
}
