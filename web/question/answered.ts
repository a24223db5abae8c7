import type { ShortAnswer } from '../../domain/events.ts';
import type { ShortQuestion } from '../../domain/lesson.ts';

/** Whether an answer is complete enough to be checked: something chosen, every pair made, every gap filled. */
export function isAnswered(question: ShortQuestion, answer: ShortAnswer | undefined): answer is ShortAnswer {
  if (answer === undefined) return false;
  if (typeof answer === 'string') return answer.trim() !== '';
  switch (question.type) {
    case 'match':
      return answer.length === question.left.length;
    case 'cloze':
      return question.gaps.every((_, i) => typeof answer[i] === 'string' && answer[i].trim() !== '');
    default:
      return answer.length > 0;
  }
}
