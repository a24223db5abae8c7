import { addDays, lagosDate, mondayOf } from './calendar.ts';

/** Boards hold the points of a day, a week from Monday, a month or all time, in Lagos. */

export const TIMEFRAMES = ['day', 'week', 'month', 'all_time'] as const;
export type Timeframe = (typeof TIMEFRAMES)[number];

/** The one board that has no end. */
export const ALL_TIME = 'all_time' satisfies Timeframe;

/** The setting that puts a student on the boards, under the name that is its value. */
export const BOARD_NAME_SETTING = 'leaderboard-name';
/** In UTF-16 code units. */
export const MAX_BOARD_NAME = 40;

/** The board of a timeframe to which points of this date in Lagos belong, such as `week:2026-11-23`. */
export function boardOf(timeframe: Timeframe, date: string): string {
  switch (timeframe) {
    case 'day':
      return `day:${date}`;
    case 'week':
      return `week:${mondayOf(date)}`;
    case 'month':
      return `month:${date.slice(0, '2026-11'.length)}`;
    case ALL_TIME:
      return ALL_TIME;
  }
}

/** The board of a timeframe at an instant, in Unix milliseconds. */
export function boardAt(timeframe: Timeframe, at: number): string {
  return boardOf(timeframe, lagosDate(at));
}

/** Days after which a board is history: late work does not count on it any more. */
const KEPT_DAYS = 92;

/** The oldest board of a timeframe that is kept at an instant. Those before it have lesser names. */
export function oldestBoard(timeframe: Timeframe, at: number): string {
  return boardOf(timeframe, addDays(lagosDate(at), -KEPT_DAYS));
}

/** By board, as far as it is kept at the instant `now`, what points by day in Lagos come to. */
export function scoresByBoard(pointsByDay: Readonly<Record<string, number>>, now: number): Map<string, number> {
  const scores = new Map<string, number>();
  for (const timeframe of TIMEFRAMES) {
    const oldest = oldestBoard(timeframe, now);
    for (const [date, points] of Object.entries(pointsByDay)) {
      const board = boardOf(timeframe, date);
      if (board >= oldest) scores.set(board, (scores.get(board) ?? 0) + points);
    }
  }
  return scores;
}

/** The name a student chose for the boards, or null who is on none. */
export function boardName(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  // Marks that nobody sees could make a name look like another's, or turn the line around.
  const visible = value.replace(/\s+/g, ' ').replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '');
  const name = visible.trim().slice(0, MAX_BOARD_NAME).toWellFormed();
  return name === '' ? null : name;
}
