import { t } from '@lingui/core/macro';
import { pointsWords } from '../rewards/badge-words.ts';
import type { BoardRow } from '../rewards/reward-queries.ts';
import { numberFormat } from '../words/formats.ts';
import { isolate } from '../words/isolate.ts';

/** Rank, name and points of some students, the highest first; the student's own row stands out. */
export function BoardRows({ rows, label }: { rows: readonly BoardRow[]; label: string }) {
  return (
    <ol className="plain-list board" aria-label={label}>
      {rows.map((row, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: names repeat, and a place on the board is what a row is
        <li key={i} className={row.isMe ? 'board-row mine' : 'board-row'} aria-current={row.isMe ? 'true' : undefined}>
          <span className="board-rank number">{row.rank}</span>
          <span className="board-name">{row.isMe ? youWords(row.displayName) : isolate(row.displayName)}</span>
          <span className="board-figure number">
            <span aria-hidden="true">{numberFormat({}).format(row.points)}</span>
            <span className="visually-hidden">{pointsWords(row.points)}</span>
          </span>
        </li>
      ))}
    </ol>
  );
}

function youWords(displayName: string): string {
  const name = isolate(displayName);
  return t({ message: `${name} (you)`, comment: 'The student’s own row on the leaderboard' });
}
