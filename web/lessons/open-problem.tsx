import { t } from '@lingui/core/macro';
import type { ShortQuestion } from '../../domain/lesson.ts';
import { AnswerFeedback } from '../question/answer-feedback.tsx';
import { QuestionInput } from '../question/question-input.tsx';
import { Solution } from '../question/solution.tsx';
import { useAnswerCheck } from '../question/use-answer-check.ts';
import { NotSaved } from '../ui/not-saved.tsx';
import type { AttentionTimer } from './attention-timer.ts';
import { Hints } from './hints.tsx';

interface OpenProblemProps {
  problem: ShortQuestion;
  lessonId: string;
  contentHash: string;
  timer: AttentionTimer;
}

/** A problem to answer, with its hints; then the verdict, the solution and another try. */
export function OpenProblem({ problem, lessonId, contentHash, timer }: OpenProblemProps) {
  const attempt = useAnswerCheck({ question: problem, lessonId, contentHash, timer, onGoOn: () => attempt.again() });
  const { answer, judged } = attempt;

  return (
    <>
      <form className="stack" {...attempt.form}>
        <QuestionInput
          question={problem}
          answer={answer}
          onAnswer={attempt.setAnswer}
          locked={judged}
          marked={judged ? 'taken' : 'none'}
        />
        <div role="status">{judged && <AnswerFeedback question={problem} answer={answer} />}</div>
        {attempt.notSaved && <NotSaved what="answer" onRetry={attempt.check} />}
        <div>
          <button {...attempt.button} className={judged ? 'button quiet' : 'button'}>
            {judged
              ? t({ message: 'Try again', comment: 'Button: answer the same question once more' })
              : t({ message: 'Check', comment: 'Button: see whether the answer is right' })}
          </button>
        </div>
      </form>
      {judged ? (
        <Solution steps={problem.solution} />
      ) : (
        <Hints hints={problem.hints} itemId={problem.id} lessonId={lessonId} contentHash={contentHash} />
      )}
    </>
  );
}
