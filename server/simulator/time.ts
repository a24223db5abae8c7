export const SECOND_MS = 1000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** From one instant to before another, in Unix milliseconds. */
export interface Span {
  from: number;
  until: number;
}

export function isWithin({ from, until }: Span, at: number): boolean {
  return from <= at && at < until;
}

/** The days that end with the date `until`, from midnight to midnight in UTC. */
export function periodOf(until: string, days: number): Span {
  const end = Date.parse(until) + DAY_MS;
  return { from: end - days * DAY_MS, until: end };
}
