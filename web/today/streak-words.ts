import { plural, t } from '@lingui/core/macro';
import { addDays } from '../../domain/calendar.ts';
import type { Streak } from '../../domain/streak.ts';
import { formatWeekday } from '../ui/format-time.ts';

/** The days in a row as a heading. */
export function streakTitle({ current, best }: Streak): string {
  if (best.days === 0)
    return t({ message: 'Your first stitch', comment: 'Heading over days of which none was studied yet' });
  if (current.days === 0) return t`Begin a new row today`;
  const { days } = current;
  return plural(days, {
    1: 'One day so far',
    2: 'Two days in a row',
    3: 'Three days in a row',
    4: 'Four days in a row',
    5: 'Five days in a row',
    6: 'Six days in a row',
    7: 'Seven days in a row',
    8: 'Eight days in a row',
    9: 'Nine days in a row',
    10: 'Ten days in a row',
    other: '# days in a row',
  });
}

/** The longest row beside the present one; empty while there is nothing to compare. */
export function bestStreakWords({ current, best }: Streak): string {
  const { days } = best;
  if (days < 2) return '';
  if (current.days === days) return t`your best so far`;
  return t({ message: `best ${days}`, comment: 'The longest row of days studied, beside the present row' });
}

/** What a missed day did to the row, while that is news: in its own week, or on the day after. Empty otherwise. */
export function freezeWords({ frozen, freezeUsed }: Streak, today: string): string {
  const missed = frozen.at(-1);
  if (missed === undefined) return '';
  const day = formatWeekday(missed, 'long');
  if (freezeUsed) return t`You missed ${day}. One missed day a week does not end your row; this week’s is used.`;
  return missed === addDays(today, -1) ? t`You missed ${day}. One missed day a week does not end your row.` : '';
}
