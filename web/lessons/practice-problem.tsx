import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { memo } from 'react';
import type { ShortQuestion } from '../../domain/lesson.ts';
import { AnswerFeedback } from '../question/answer-feedback.tsx';
import { QuestionInput } from '../question/question-input.tsx';
import { Solution } from '../question/solution.tsx';
import { useAnswerCheck } from '../question/use-answer-check.ts';
import { NotSaved } from '../ui/not-saved.tsx';
import type { AttentionTimer } from './attention-timer.ts';
import { problemPartId } from './go-to-part.ts';
import { Hints } from './hints.tsx';
import { ProblemHeading } from './problem-heading.tsx';

interface PracticeProblemProps {
  problem: ShortQuestion;
  /** Its place in the lesson, from 1. */
  number: number;
  lessonId: string;
  contentHash: string;
  solvedBefore: boolean;
  timer: AttentionTimer;
}

/** A problem to try as often as the student likes; each answer is recorded, then judged. */
export const PracticeProblem = memo(function PracticeProblem(props: PracticeProblemProps) {
  const { problem, number, lessonId, contentHash, solvedBefore, timer } = props;
  const attempt = useAnswerCheck({ question: problem, lessonId, contentHash, timer, onGoOn: () => attempt.again() });
  const { answer, judged } = attempt;

  return (
    <section className="problem stack" aria-labelledby={problemPartId(problem.id)}>
      <ProblemHeading problemId={problem.id} number={number}>
        {solvedBefore && <Trans comment="Beside a practice problem that was answered rightly">Solved</Trans>}
      </ProblemHeading>
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
    </section>
  );
});
