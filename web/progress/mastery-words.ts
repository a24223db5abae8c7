import {
  MASTERED_FROM,
  type MasteryLevel,
  masteryLevel,
  PROFICIENT_FROM,
  solvedAtFirst,
} from '../../domain/mastery.ts';
import type { LessonProgress } from '../../domain/progress.ts';
import { formatShare } from '../ui/format-time.ts';

export const LEVEL_WORDS: Record<MasteryLevel, string> = {
  not_started: 'Not started',
  beginning: 'Beginning',
  developing: 'Developing',
  proficient: 'Proficient',
  mastered: 'Mastered',
};

/** Why a lesson stands at its level, in the words of the rule in domain/mastery.ts, and what would raise it. */
export function masteryReason(lesson: LessonProgress | undefined): string {
  if (!lesson) return 'You have not begun this lesson.';
  const { best } = lesson.quiz;
  const quiz = best === null ? 'You have not done the quiz.' : `Your best quiz is ${formatShare(best)}.`;
  switch (masteryLevel(lesson)) {
    case 'mastered':
      return `${quiz} That is ${formatShare(MASTERED_FROM)} or more.`;
    case 'proficient':
      return `${quiz} ${formatShare(MASTERED_FROM)} makes you Mastered.`;
    case 'developing':
      return best === null
        ? `${solvedAtFirst(lesson)} problems right at your first answer. Do the quiz to go on.`
        : `${quiz} ${formatShare(PROFICIENT_FROM)} makes you Proficient.`;
    default:
      return `${quiz} Three problems right at your first answer take you to Developing.`;
  }
}
