import { t } from '@lingui/core/macro';
import { dateFormat } from '../words/formats.ts';

/** Study time in words: `under a minute`, `12 min`, `3 h 10 min`. */
export function formatDuration(seconds: number): string {
  const total = Math.floor(seconds / 60);
  if (total < 1) return t({ message: 'under a minute', comment: 'Study time' });
  if (total < 60) return t({ message: `${total} min`, comment: 'Study time in minutes' });
  const hours = Math.floor(total / 60);
  const minutes = total % 60;
  return t({ message: `${hours} h ${minutes} min`, comment: 'Study time in hours and minutes' });
}

/** A moment near `now`, both in Unix milliseconds, in the phone's own time zone: `today 14:02`, `23 Nov 14:02`. */
export function formatMoment(at: number, now: number): string {
  const time = dateFormat({ hour: '2-digit', minute: '2-digit', hour12: false }).format(at);
  if (new Date(at).toDateString() === new Date(now).toDateString()) {
    return t({ message: `today ${time}`, comment: 'A time of this day, such as "today 14:02"' });
  }
  return `${dateFormat({ day: 'numeric', month: 'short' }).format(at)} ${time}`;
}

/** A calendar date such as `2026-11-23` or a moment in Unix milliseconds, with its weekday: `Mon 23 Nov`. */
export function formatDay(day: string | number): string {
  const options: Intl.DateTimeFormatOptions = { weekday: 'short', day: 'numeric', month: 'short' };
  if (typeof day === 'number') return dateFormat(options).format(day);
  return dateFormat({ ...options, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
}

/** The weekday of a calendar date: `Monday`, or `M`. */
export function formatWeekday(date: string, length: 'narrow' | 'long'): string {
  return dateFormat({ weekday: length, timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`));
}

/** A share of 1 as whole percent, rounded down so that 100 % means all of it. */
export function formatShare(share: number): string {
  // The sum of fractions such as 0.1 + 0.2 may fall a hair below the true share.
  return `${Math.floor(share * 100 + 1e-9)} %`;
}
