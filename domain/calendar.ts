/** Dates as `localDate` gives them, `2026-11-23`: they sort as text, and need no time zone. */

const DAY_MS = 86_400_000;

/** The date `days` after `date`, before it when negative. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, date.length);
}

/** The Monday of the week `date` is in; weeks go from Monday to Sunday. */
export function mondayOf(date: string): string {
  return addDays(date, -daysSinceMonday(date));
}

/** 0 on a Monday to 6 on a Sunday. */
export function daysSinceMonday(date: string): number {
  return (new Date(date).getUTCDay() + 6) % 7;
}
