import { t } from '@lingui/core/macro';
import { MASTERED_FROM, masteryLevel, PROFICIENT_FROM, solvedAtFirst } from '../../domain/mastery.ts';
import type { LessonProgress } from '../../domain/progress.ts';
import { formatShare } from '../ui/format-time.ts';

/** Why a lesson stands at its level, in the words of the rule in domain/mastery.ts, and what would raise it. */
export function masteryReason(lesson: LessonProgress | undefined): string {
  if (!lesson) return t`You have not begun this lesson.`;
  const { best } = lesson.quiz;
  const share = best === null ? '' : formatShare(best);
  const quiz = best === null ? t`You have not done the quiz.` : t`Your best quiz is ${share}.`;
  const mastered = formatShare(MASTERED_FROM);
  const proficient = formatShare(PROFICIENT_FROM);
  switch (masteryLevel(lesson)) {
    case 'mastered':
      return `${quiz} ${t`That is ${mastered} or more.`}`;
    case 'proficient':
      return `${quiz} ${t({ message: `${mastered} makes you Mastered.`, comment: 'A share such as 90 %, and the mastery level it leads to' })}`;
    case 'developing': {
      if (best !== null)
        return `${quiz} ${t({ message: `${proficient} makes you Proficient.`, comment: 'A share such as 70 %, and the mastery level it leads to' })}`;
      const solved = solvedAtFirst(lesson);
      return t`${solved} problems right at your first answer. Do the quiz to go on.`;
    }
    default:
      return `${quiz} ${t`Three problems right at your first answer take you to Developing.`}`;
  }
}
