import { addDays, mondayOf } from './calendar.ts';
import type { Progress } from './progress.ts';

export interface StudyRun {
  /** How many days in a row. */
  days: number;
  /** The last of them, `2026-11-23`; null for no days. */
  endedOn: string | null;
}

export interface Streak {
  /** The run that still goes on: its last day is today, or yesterday, as long as today may follow. */
  current: StudyRun;
  /** The longest run ever, the latest of those as long; the current one may be it. */
  best: StudyRun;
  studiedToday: boolean;
  /** Monday to Sunday of the week today is in. */
  week: { date: string; studied: boolean }[];
}

const NO_RUN: StudyRun = { days: 0, endedOn: null };

/**
 * Days of study in a row, from the days with any learning event and today's date where the student is. Days after today, which
 * a wrong clock may have left, count for nothing.
 */
export function findStreak(days: Progress['days'], today: string): Streak {
  const studied = (date: string) => date in days && date <= today;
  const runs = studyRuns(Object.keys(days).filter(studied).sort());
  const last = runs.at(-1);
  const goesOn = last?.endedOn === today || last?.endedOn === addDays(today, -1);
  const monday = mondayOf(today);
  return {
    current: last && goesOn ? last : NO_RUN,
    best: runs.reduce((best, run) => (run.days >= best.days ? run : best), NO_RUN),
    studiedToday: studied(today),
    week: Array.from({ length: 7 }, (_, i) => addDays(monday, i)).map((date) => ({ date, studied: studied(date) })),
  };
}

/** `dates` in order. */
function studyRuns(dates: readonly string[]): StudyRun[] {
  const runs: StudyRun[] = [];
  for (const date of dates) {
    const before = runs.at(-1);
    if (before?.endedOn === addDays(date, -1)) runs[runs.length - 1] = { days: before.days + 1, endedOn: date };
    else runs.push({ days: 1, endedOn: date });
  }
  return runs;
}
