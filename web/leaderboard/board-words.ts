import { plural, t } from '@lingui/core/macro';
import { daysBetween } from '../../domain/calendar.ts';
import type { BoardRow } from '../rewards/reward-queries.ts';
import { formatDay, formatWeekday } from '../ui/format-time.ts';
import { listWords } from '../words/formats.ts';
import { isolate } from '../words/isolate.ts';
import type { SeenPlace } from './place-memory.ts';
import type { Standing } from './standing.ts';

/** How a rank changed since it was last seen on another day; empty when it was not. */
export function changeWords(before: SeenPlace | undefined, now: SeenPlace): string {
  if (!before) return '';
  const day = daysBetween(before.day, now.day) < 7 ? formatWeekday(before.day, 'long') : formatDay(before.day);
  const up = before.rank - now.rank;
  const down = -up;
  if (up > 0) return plural(up, { one: `Up # place since ${day}`, other: `Up # places since ${day}` });
  if (down > 0) return plural(down, { one: `Down # place since ${day}`, other: `Down # places since ${day}` });
  return t({ message: `The same place as on ${day}`, comment: 'A rank that did not change since that day' });
}

/** What it takes to have more points than those next above. `rows` come highest first. */
export function passWords(rows: readonly BoardRow[], me: BoardRow): string {
  const next = rows.findLast(({ points }) => points > me.points);
  if (!next) return me.rank === 1 ? t`Nobody has more points than you.` : '';
  const names = rows.filter(({ points }) => points === next.points).map(({ displayName }) => isolate(displayName));
  const who = listWords(names);
  return plural(next.points - me.points + 1, { one: `# point to pass ${who}`, other: `# points to pass ${who}` });
}

/** Why the student is not on the board as they chose; empty when they are. */
export function standingWords(standing: Standing): string {
  switch (standing) {
    case 'on_it':
      return '';
    case 'not_sent':
      return t`You are on it, by this name and with all your points, once this phone has been online.`;
    case 'being_counted':
      return t`Your points are being counted. You are on the board in a moment.`;
    case 'no_points':
      return t`You have no points here yet. One section, answer or quiz today puts you on it.`;
  }
}
