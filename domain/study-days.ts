import { addDays, daysSinceMonday } from './calendar.ts';

export interface StudyTotal {
  activeSeconds: number;
  /** Things done: sections read, answers, hints, quizzes, notes. */
  events: number;
}

/** By `2026-11-23`, where the student was. */
export type StudyDays = Readonly<Record<string, StudyTotal>>;

export interface StudyDay extends StudyTotal {
  date: string;
}

/** The `count` days up to today, oldest first, those without study too. */
export function lastDays(days: StudyDays, today: string, count: number): StudyDay[] {
  return Array.from({ length: count }, (_, i) => {
    const date = addDays(today, i + 1 - count);
    const { activeSeconds = 0, events = 0 } = days[date] ?? {};
    return { date, activeSeconds, events };
  });
}

export interface WeekChange {
  /** Monday to today. */
  thisWeek: StudyTotal;
  /** As many days of the week before, so that the two compare. */
  lastWeek: StudyTotal;
}

/** This week beside the last one, up to the same weekday in both. */
export function weekChange(days: StudyDays, today: string): WeekChange {
  const count = daysSinceMonday(today) + 1;
  const sameDay = addDays(today, -7);
  return { thisWeek: total(lastDays(days, today, count)), lastWeek: total(lastDays(days, sameDay, count)) };
}

function total(days: readonly StudyDay[]): StudyTotal {
  return days.reduce(
    (sum, day) => ({ activeSeconds: sum.activeSeconds + day.activeSeconds, events: sum.events + day.events }),
    { activeSeconds: 0, events: 0 },
  );
}
