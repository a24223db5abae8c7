import type { ShortAnswer } from '../../domain/events.ts';
import type { ShortQuestion } from '../../domain/lesson.ts';

/** What the input of one question type gets. `answer` is undefined until the student touched it. */
export interface AnswerInputProps<Type extends ShortQuestion['type']> {
  question: Extract<ShortQuestion, { type: Type }>;
  answer: ShortAnswer | undefined;
  onAnswer: (answer: ShortAnswer) => void;
  /** The answer was given: it can no longer be changed, and how to give one is no longer said. */
  locked: boolean;
}
