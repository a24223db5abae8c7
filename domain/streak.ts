import { addDays, daysBetween, mondayOf } from './calendar.ts';

export interface StudyRun {
  /** How many days were studied, those missed in between not counted. */
  days: number;
  /** The first and the last of them, `2026-11-23`; null for no days. */
  startedOn: string | null;
  endedOn: string | null;
}

export interface Streak {
  /** The run that still goes on if today is studied. */
  current: StudyRun;
  /** Days missed in the current run that do not end it, oldest first. */
  frozen: string[];
  /** Whether one more missed day this week would shorten the current run. */
  freezeUsed: boolean;
  /** The longest run ever, the latest of those as long; the current one may be it. */
  best: StudyRun;
  studiedToday: boolean;
}

const NO_RUN: StudyRun = { days: 0, startedOn: null, endedOn: null };

/**
 * Days of study in a row. One missed day of each week, Monday to Sunday, is frozen: it does not count and does not end the run. `days` has
 * the days studied as its keys, `today` is the date where the student is. Days after today, which a wrong clock may have left,
 * count for nothing.
 */
export function findStreak(days: Readonly<Record<string, unknown>>, today: string): Streak {
  const studied = Object.keys(days)
    .filter((date) => date <= today)
    .sort();
  const studiedToday = studied.at(-1) === today;
  const runs = longestRuns(studied);
  // What today, studied or not, would continue.
  const going = longestRuns(studiedToday ? studied : [...studied, today]).at(-1)?.start ?? 0;
  const current = runOf(studied, going, studied.length - 1);
  const frozen = current.startedOn === null ? [] : missedBetween(current.startedOn, today, days);
  return {
    current,
    frozen,
    freezeUsed: frozen.some((date) => mondayOf(date) === mondayOf(today)),
    best: runs
      .map(({ start, end }) => runOf(studied, start, end))
      .reduce((best, run) => (run.days >= best.days ? run : best), NO_RUN),
    studiedToday,
  };
}

/** The last `length` days of a run at least as long, if `dates`, in order, have one. */
export function findRun(dates: readonly string[], length: number): { from: string; to: string } | null {
  const run = longestRuns(dates).find(({ start, end }) => end - start + 1 >= length);
  const [from, to] = run ? [dates[run.end - length + 1], dates[run.end]] : [];
  return from !== undefined && to !== undefined ? { from, to } : null;
}

/** For each of the dates, which are in order, the longest run that ends with it: both ends as places in `dates`. */
function longestRuns(dates: readonly string[]): { start: number; end: number }[] {
  let start = 0;
  /** By week, where study went on after its latest missed day. */
  const resumed = new Map<string, number>();
  return dates.map((date, end) => {
    const before = dates[end - 1] ?? date;
    const missed = daysBetween(before, date) - 1;
    // Two of three days in a row are in one week.
    if (missed > 2) start = end;
    else {
      for (let i = 1; i <= missed; i++) {
        const week = mondayOf(addDays(before, i));
        start = Math.max(start, resumed.get(week) ?? 0);
        resumed.set(week, end);
      }
    }
    return { start, end };
  });
}

function runOf(dates: readonly string[], start: number, end: number): StudyRun {
  const [startedOn, endedOn] = [dates[start], dates[end]];
  return startedOn === undefined || endedOn === undefined ? NO_RUN : { days: end - start + 1, startedOn, endedOn };
}

/** Days from `from` up to the day before `to` that are not in `days`. */
function missedBetween(from: string, to: string, days: Readonly<Record<string, unknown>>): string[] {
  const between = Array.from({ length: daysBetween(from, to) }, (_, i) => addDays(from, i));
  return between.filter((date) => !(date in days));
}
