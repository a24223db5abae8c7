import { t } from '@lingui/core/macro';
import type { ShortQuestion } from '../../domain/lesson.ts';
import { QuestionInput } from '../question/question-input.tsx';
import { rightAnswer } from '../question/right-answer.ts';
import { Solution } from '../question/solution.tsx';

interface SolvedProblemProps {
  problem: ShortQuestion;
  onAgain: () => void;
}

/** A problem that was solved before: what the student wrote then is not kept, so it shows the lesson's own answer. */
export function SolvedProblem({ problem, onAgain }: SolvedProblemProps) {
  return (
    <>
      <QuestionInput question={problem} answer={rightAnswer(problem)} onAnswer={refuseAnswer} locked marked="key" />
      <div>
        <button type="button" className="button quiet" onClick={onAgain}>
          {t({ message: 'Try again', comment: 'Button: answer the same question once more' })}
        </button>
      </div>
      <Solution steps={problem.solution} />
    </>
  );
}

function refuseAnswer(): never {
  throw new Error('a problem that is shown as solved takes no answer');
}
