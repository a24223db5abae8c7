import type { Answer } from '../../domain/events.ts';
import type { Question } from '../../domain/lesson.ts';

/** What the input of one question type gets. `answer` is undefined until the student touched it. */
export interface AnswerInputProps<Type extends Question['type']> {
  question: Extract<Question, { type: Type }>;
  answer: Answer | undefined;
  onAnswer: (answer: Answer) => void;
  /** The answer was given: how to give one is no longer said. */
  locked: boolean;
}
