import { plural, t } from '@lingui/core/macro';
import { MASTERED_FROM } from '../../domain/mastery.ts';
import type { PersonalBests } from '../../domain/personal-bests.ts';
import { formatDay, formatDuration, formatShare } from '../ui/format-time.ts';

/** The records since the student began. */
export function AllTimeBoard({ bests }: { bests: PersonalBests }) {
  return (
    <dl className="board">
      {records(bests).map(({ name, value, note }) => (
        <div key={name} className="board-row">
          <dt className="board-name">{name}</dt>
          <dd className="board-figure">
            <span className="number">{value}</span>
            {note && <span className="board-note number">{note}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface BestRecord {
  name: string;
  value: string;
  /** When it was, or out of how many. */
  note?: string;
}

function records(bests: PersonalBests): BestRecord[] {
  const { longestStreak, longestDay, busiestDay, mastered, quizzes, solved, answers } = bests;
  const share = formatShare(MASTERED_FROM);
  return [
    {
      name: t({ message: 'Longest streak', comment: 'Name of a figure: the most days in a row with study' }),
      value: plural(longestStreak.days, { one: '# day', other: '# days' }),
      ...(longestStreak.endedOn && { note: untilWords(longestStreak.endedOn) }),
    },
    ...(longestDay
      ? [
          {
            name: t({ message: 'Longest day', comment: 'Name of a figure: the day with the most minutes of study' }),
            value: formatDuration(longestDay.activeSeconds),
            note: formatDay(longestDay.date),
          },
        ]
      : []),
    ...(busiestDay
      ? [
          {
            name: t({ message: 'Busiest day', comment: 'Name of a figure: the day on which the most was done' }),
            value: plural(busiestDay.events, { one: '# step', other: '# steps' }),
            note: formatDay(busiestDay.date),
          },
        ]
      : []),
    {
      name: t({ message: `Quizzes at ${share} or more`, comment: 'Name of a figure: how many quizzes went so well' }),
      value: String(mastered),
      note: plural(quizzes.length, { one: 'of # quiz taken', other: 'of # quizzes taken' }),
    },
    {
      name: t({ message: 'Problems solved', comment: 'Name of a figure: practice problems answered rightly' }),
      value: String(solved),
      note: plural(answers, { one: 'with # answer', other: 'with # answers' }),
    },
  ];
}

function untilWords(date: string): string {
  const day = formatDay(date);
  return t({ message: `up to ${day}`, comment: 'The last day of the longest streak' });
}
