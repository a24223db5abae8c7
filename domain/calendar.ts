/** Dates as `localDate` gives them, `2026-11-23`: they sort as text, and need no time zone. */

const DAY_MS = 86_400_000;

/** Minutes ahead of UTC: all of Nigeria has one time, all year. */
const LAGOS_OFFSET = 60;

/** Date and time, `2026-11-23T14:02`, where the clock is `utcOffset` minutes ahead of UTC. `at` is Unix milliseconds. */
export function localTime(at: number, utcOffset: number): string {
  return new Date(at + utcOffset * 60_000).toISOString().slice(0, -':00.000Z'.length);
}

/** The date alone. */
export function localDate(at: number, utcOffset: number): string {
  return localTime(at, utcOffset).slice(0, -'T00:00'.length);
}

/** The date in Lagos, by which everybody's points are counted. */
export function lagosDate(at: number): string {
  return localDate(at, LAGOS_OFFSET);
}

/** The date `days` after `date`, before it when negative. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, date.length);
}

/** Days from `from` to `to`, negative when it comes before. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MS;
}

/** The Monday of the week `date` is in; weeks go from Monday to Sunday. */
export function mondayOf(date: string): string {
  return addDays(date, -daysSinceMonday(date));
}

/** 0 on a Monday to 6 on a Sunday. */
export function daysSinceMonday(date: string): number {
  return (new Date(date).getUTCDay() + 6) % 7;
}
