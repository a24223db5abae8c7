import type { StudyDay } from '../../domain/study-days.ts';
import { dateFormat } from '../words/formats.ts';

/** One bar of a chart by day. */
export interface DayFigure {
  /** `2026-11-23` */
  date: string;
  value: number;
  /** The value as it is read: `52 min`. */
  words: string;
}

export function dayFigures(
  days: readonly StudyDay[],
  measure: (day: StudyDay) => number,
  tell: (value: number) => string,
): DayFigure[] {
  return days.map((day) => ({ date: day.date, value: measure(day), words: tell(measure(day)) }));
}

/** The place of the highest bar, the latest of several; -1 where every bar is 0. */
export function peakPlace(figures: readonly DayFigure[]): number {
  const most = Math.max(...figures.map(({ value }) => value));
  return most > 0 ? figures.findLastIndex(({ value }) => value === most) : -1;
}

export interface DayTick {
  place: number;
  words: string;
}

/** What stands under the bars: a letter for each day of a week; of a longer time the first, the middle and the last date. */
export function dayTicks(figures: readonly DayFigure[]): DayTick[] {
  if (figures.length <= 7) {
    return figures.map(({ date }, place) => ({ place, words: dateWords(date, { weekday: 'narrow' }) }));
  }
  const places = [0, Math.floor((figures.length - 1) / 2), figures.length - 1];
  return places.map((place) => ({
    place,
    words: dateWords(figures[place]?.date ?? '', { day: 'numeric', month: 'short' }),
  }));
}

/**
 * Where the label of the bar at `place` hangs: `left` of the whole width, moved back by `shift` of its own, in percent. In the
 * middle of its bar, and towards the edges more and more inside of the chart, unless it is as short as a letter.
 */
export function labelPlace(words: string, place: number, count: number): { left: number; shift: number } {
  const left = (100 * (place + 0.5)) / count;
  if (words.length > 2 && left < EDGE) return { left, shift: (50 * left) / EDGE };
  if (words.length > 2 && left > 100 - EDGE) return { left, shift: 100 - (50 * (100 - left)) / EDGE };
  return { left, shift: 50 };
}

/** Percent of the width, enough for half a label in large text on a small phone. */
const EDGE = 25;

function dateWords(date: string, options: Intl.DateTimeFormatOptions): string {
  return dateFormat({ ...options, timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`));
}
