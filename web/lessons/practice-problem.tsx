import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { memo } from 'react';
import type { Question } from '../../domain/lesson.ts';
import { AnswerFeedback } from '../question/answer-feedback.tsx';
import { QuestionInput } from '../question/question-input.tsx';
import { Solution } from '../question/solution.tsx';
import { useAnswerCheck } from '../question/use-answer-check.ts';
import { Icon } from '../ui/icon.tsx';
import { NotSaved } from '../ui/not-saved.tsx';
import type { AttentionTimer } from './attention-timer.ts';
import { problemPartId } from './go-to-part.ts';
import { Hints } from './hints.tsx';

interface PracticeProblemProps {
  problem: Question;
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
  const headingId = problemPartId(problem.id);
  const attempt = useAnswerCheck({ question: problem, lessonId, contentHash, timer, onGoOn: () => attempt.again() });
  const { answer, judged } = attempt;

  return (
    <section className="problem stack" aria-labelledby={headingId}>
      <div className="heading-row">
        <h3 id={headingId} tabIndex={-1}>
          {t({ message: `Problem ${number}`, comment: 'Heading of a practice problem; its number in the lesson' })}
        </h3>
        {solvedBefore && (
          <p className="small read-mark">
            <Icon name="right" />
            <Trans comment="Beside a practice problem that was answered rightly">Solved</Trans>
          </p>
        )}
      </div>
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
