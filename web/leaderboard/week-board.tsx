import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { StudyTotal, WeekChange } from '../../domain/study-days.ts';
import { weekWords } from '../progress/week-words.ts';
import { formatDuration } from '../ui/format-time.ts';
import { competitionRanks } from './competition-ranks.ts';

/** This week against the last one, up to the same weekday: the better one stands first. */
export function WeekBoard({ week }: { week: WeekChange }) {
  const rows = [
    { isThis: true, name: t({ message: 'You, this week', comment: 'Row of a leaderboard' }), total: week.thisWeek },
    { isThis: false, name: t({ message: 'You, last week', comment: 'Row of a leaderboard' }), total: week.lastWeek },
  ].sort((a, b) => b.total.activeSeconds - a.total.activeSeconds);
  const ranks = competitionRanks(rows.map(({ total }) => total.activeSeconds));
  return (
    <>
      <ol className="plain-list board">
        {rows.map(({ isThis, name, total }, i) => (
          <li key={name} className={isThis ? 'board-row mine' : 'board-row'}>
            <span className="board-rank number">{ranks[i]}</span>
            <span className="board-name">{name}</span>
            <span className="board-figure">
              <span className="number">{formatDuration(total.activeSeconds)}</span>
              <span className="board-note number">{stepWords(total)}</span>
            </span>
          </li>
        ))}
      </ol>
      <p className="small soft">
        {weekWords(week)} <Trans>Both weeks count from Monday to the same day.</Trans>
      </p>
    </>
  );
}

function stepWords({ events }: StudyTotal): string {
  return plural(events, { one: '# step', other: '# steps' });
}
