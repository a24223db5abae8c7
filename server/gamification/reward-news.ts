import { BOARD_NAME_SETTING } from '../../domain/boards.ts';
import type { LessonProgress, Progress } from '../../domain/progress.ts';

/**
 * Whether rewards may change with progress that grew from `before` to `after`. Most of study changes none, such as another section read
 * on the same day. Only the lessons given in `before` and those new since are looked at, as no others changed.
 */
export function changesRewards(before: Progress, after: Progress): boolean {
  return (
    before.settings[BOARD_NAME_SETTING]?.value !== after.settings[BOARD_NAME_SETTING]?.value ||
    Object.entries(after.days).some(([date, day]) => {
      const old = before.days[date];
      return old?.firstAt !== day.firstAt || old.earlyAt !== day.earlyAt || old.lateAt !== day.lateAt;
    }) ||
    Object.entries(after.lessons).some(([id, lesson]) => lessonChanges(before.lessons[id], lesson))
  );
}

function lessonChanges(before: LessonProgress | undefined, after: LessonProgress): boolean {
  return (
    before?.startedAt !== after.startedAt ||
    before.completedAt !== after.completedAt ||
    before.quiz.rises.length !== after.quiz.rises.length ||
    after.quiz.rises.some(({ at, score }, i) => {
      const old = before.quiz.rises[i];
      return old?.at !== at || old.score !== score;
    }) ||
    Object.entries(after.problems).some(([id, { solvedAt }]) => (before.problems[id]?.solvedAt ?? null) !== solvedAt)
  );
}
