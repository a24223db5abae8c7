import { localDate } from '../../domain/calendar.ts';

/** The date on this phone's calendar, `2026-11-23`. `now` is Unix milliseconds. */
export function localToday(now: number): string {
  return localDate(now, -new Date(now).getTimezoneOffset());
}
