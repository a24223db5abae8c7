import type { ShortAnswer } from '../../domain/events.ts';
import type { ShortQuestion } from '../../domain/lesson.ts';

/** An answer that is wholly right, as a student would give it. */
export function rightAnswer(question: ShortQuestion): ShortAnswer {
  switch (question.type) {
    case 'numeric':
      return String(question.answer).replace(/e\+?/, '×10^');
    case 'cloze':
      return question.gaps.map(({ accept }) => accept[0] ?? '');
    default:
      return question.answer;
  }
}
