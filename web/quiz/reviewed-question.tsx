import { t } from '@lingui/core/macro';
import { AnswerFeedback } from '../question/answer-feedback.tsx';
import { QuestionInput } from '../question/question-input.tsx';
import { Solution } from '../question/solution.tsx';
import type { GradedQuestion } from './graded-quiz.ts';

/** A question of a quiz that was handed in: the answer given, the right one, the reason and the solution. */
export function ReviewedQuestion({ graded }: { graded: GradedQuestion }) {
  const { question, answer, place } = graded;
  return (
    <li className="stack reviewed">
      <h3 className="question-place">
        {t({ message: `Question ${place}`, comment: 'A question of a quiz; its number' })}
      </h3>
      <QuestionInput question={question} answer={answer} onAnswer={refuseAnswer} locked marked="all" />
      <AnswerFeedback question={question} answer={answer} />
      <Solution steps={question.solution} />
    </li>
  );
}

function refuseAnswer(): never {
  throw new Error('a quiz that was handed in takes no more answers');
}
