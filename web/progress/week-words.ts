import { t } from '@lingui/core/macro';
import type { WeekChange } from '../../domain/study-days.ts';
import { formatDuration } from '../ui/format-time.ts';

/** This week's time of study against as many days of the last one; what is missing is a goal, not a reproach. */
export function weekWords({ thisWeek, lastWeek }: WeekChange): string {
  const minutes = wholeMinutes(thisWeek.activeSeconds);
  const more = minutes - wholeMinutes(lastWeek.activeSeconds);
  const time = formatDuration(thisWeek.activeSeconds);
  const difference = formatDuration(Math.abs(more) * 60);
  if (thisWeek.events === 0) {
    if (lastWeek.events === 0) return t`You have not studied this week yet. One section is a good start.`;
    return t`You have not studied this week yet. By this day last week you had ${difference}.`;
  }
  if (lastWeek.events === 0) return t`You have studied ${time} this week. By this day last week you had not begun.`;
  if (more === 0) return t`You have studied ${time} this week, as much as by this day last week.`;
  return more > 0
    ? t`You have studied ${time} this week, ${difference} more than by this day last week.`
    : t`You have studied ${time} this week. Another ${difference} brings you level with last week.`;
}

/** As they are shown, so that the difference is the one a student works out from what they see. */
function wholeMinutes(seconds: number): number {
  return Math.floor(seconds / 60);
}
