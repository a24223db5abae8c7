import type { Answer } from '../../../../domain/events.ts';
import { grade } from '../../../../domain/grading.ts';
import type { Question } from '../../../../domain/lesson.ts';

/**
 * Grades what a question itself calls right, in every form it accepts, as the app would. Returns the answers that would
 * not get full marks.
 */
export function rightAnswersGradedWrong(question: Question): Answer[] {
  return rightAnswers(question).filter((answer) => grade(question, answer) !== 1);
}

function rightAnswers(question: Question): Answer[] {
  switch (question.type) {
    case 'numeric': {
      const units = [question.unit, ...question.acceptedUnits].filter((unit) => unit !== null);
      return [`${question.answer}`, ...units.map((unit) => `${question.answer} ${unit}`)];
    }
    case 'cloze': {
      const spellings = Math.max(...question.gaps.map(({ accept }) => accept.length));
      return Array.from({ length: spellings }, (_, i) =>
        question.gaps.map(({ accept }) => accept[i] ?? accept[0] ?? ''),
      );
    }
    case 'essay':
      // Has no key: its lint adds up the guide.
      return [];
    default:
      return [question.answer];
  }
}
