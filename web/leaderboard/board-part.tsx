import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import type { Timeframe } from '../../domain/boards.ts';
import { Loading, Offline } from '../ui/screen-state.tsx';
import { Segments } from '../ui/segments.tsx';
import { BoardChoice } from './board-choice.tsx';
import { Neighbourhood } from './neighbourhood.tsx';
import { useBoard } from './use-board.ts';

/** The boards for a student who is on them as `name`. */
export function BoardPart({ name }: { name: string }) {
  const [timeframe, setTimeframe] = useState<Timeframe>('week');
  return (
    <section className="stack" aria-labelledby="neighbourhood">
      <h2 id="neighbourhood">
        <Trans comment="Heading over the seven students around the student on the leaderboard">
          Your neighbourhood
        </Trans>
      </h2>
      <Segments
        label={t({ message: 'Timeframe', comment: 'Name of the choice between this week and all time' })}
        options={[
          { value: 'day', words: t({ message: 'Today', comment: 'Tab: what to do now' }) },
          { value: 'week', words: t({ message: 'Week', comment: 'Leaderboard of this week' }) },
          { value: 'month', words: t({ message: 'Month', comment: 'Leaderboard of this month' }) },
          { value: 'all_time', words: t({ message: 'All', comment: 'Leaderboard of all time' }) },
        ]}
        value={timeframe}
        onChange={setTimeframe}
      />
      <BoardOf key={timeframe} timeframe={timeframe} name={name} />
      <BoardChoice name={name} />
    </section>
  );
}

function BoardOf({ timeframe, name }: { timeframe: Timeframe; name: string }) {
  const found = useBoard(timeframe, name);
  switch (found.state) {
    case 'loading':
      return (
        <Loading>
          <Trans comment="While the leaderboard is being fetched">Getting the board…</Trans>
        </Loading>
      );
    case 'unreached':
      return (
        <Offline title={t`The board needs network`} onRetry={found.retry}>
          {found.waits ? (
            <Trans>You are on it once this phone has been online.</Trans>
          ) : (
            <Trans>What you learn meanwhile counts for the day you did it.</Trans>
          )}
        </Offline>
      );
    case 'known':
      return <Neighbourhood {...found} timeframe={timeframe} />;
  }
}
