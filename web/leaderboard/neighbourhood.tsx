import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useEffect } from 'react';
import { boardAt, type Timeframe } from '../../domain/boards.ts';
import { lagosDate } from '../../domain/calendar.ts';
import { useProfile } from '../app/use-profile.ts';
import { formatMoment } from '../ui/format-time.ts';
import { BoardRows } from './board-rows.tsx';
import { changeWords, passWords, standingWords } from './board-words.ts';
import { notePlace, placeBefore } from './place-memory.ts';
import type { BoardFound } from './use-board.ts';

type NeighbourhoodProps = Extract<BoardFound, { state: 'known' }> & { timeframe: Timeframe };

/** The seven around the student, how that changed, and what it takes to pass the next. */
export function Neighbourhood({ board, keptAt, standing, timeframe, now }: NeighbourhoodProps) {
  const { me, neighbours, leaderboard, members } = board;
  const waits = standingWords(standing);
  const change = useChange(timeframe, me?.rank ?? null, now);
  const isAllShown = members <= neighbours.length;
  return (
    <>
      {waits && (
        <p role="status" className="board-waits">
          {waits}
        </p>
      )}
      {change && <p className="soft">{change}</p>}
      {me ? (
        <>
          <BoardRows rows={neighbours} label={t`The seven around you`} />
          <p className="board-next">{passWords(neighbours, me)}</p>
        </>
      ) : (
        leaderboard.length > 0 && <BoardRows rows={leaderboard} label={t`The first ten`} />
      )}
      {me && !isAllShown && (
        <details className="board-top">
          <summary>
            <Trans comment="Line that opens the ten with the most points">The first ten</Trans>
          </summary>
          <BoardRows rows={leaderboard} label={t`The first ten`} />
        </details>
      )}
      <p className="small soft number">
        {members > 0 && plural(members, { one: '# student is on this board.', other: '# students are on this board.' })}{' '}
        {keptAt !== null && keptWords(keptAt, now)}
      </p>
    </>
  );
}

/** How the student's rank changed since they last looked on another day. What is seen now is remembered for the next. */
function useChange(timeframe: Timeframe, rank: number | null, now: number): string {
  const studentId = useProfile().data?.studentId;
  const place = studentId !== undefined &&
    rank !== null && { studentId, board: boardAt(timeframe, now), rank, day: lagosDate(now) };
  const { board = '', day = '' } = place || {};
  useEffect(() => {
    if (studentId !== undefined && rank !== null) notePlace(localStorage, { studentId, board, rank, day });
  }, [studentId, board, rank, day]);
  return place ? changeWords(placeBefore(localStorage, place), place) : '';
}

function keptWords(keptAt: number, now: number): string {
  const moment = formatMoment(keptAt, now);
  return t({ message: `As of ${moment}.`, comment: 'From when a leaderboard is that was kept on the phone' });
}
