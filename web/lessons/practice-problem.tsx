import { type SubmitEvent, useEffect, useId, useRef, useState } from 'react';
import type { Answer } from '../../domain/events.ts';
import type { Question } from '../../domain/lesson.ts';
import { useRecord } from '../app/use-record.ts';
import { AnswerFeedback } from '../question/answer-feedback.tsx';
import { isAnswered } from '../question/answered.ts';
import { QuestionInput } from '../question/question-input.tsx';
import { Solution } from '../question/solution.tsx';
import { Icon } from '../ui/icon.tsx';
import { NotSaved } from '../ui/not-saved.tsx';
import type { AttentionTimer } from './attention-timer.ts';
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
export function PracticeProblem({ problem, number, lessonId, contentHash, solvedBefore, timer }: PracticeProblemProps) {
  const headingId = useId();
  const [answer, setAnswer] = useState<Answer>();
  const record = useRecord();
  const judged = record.isSuccess;
  const button = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    // The input that had the focus is locked now; what comes next starts at the button.
    if (judged) button.current?.focus();
  }, [judged]);

  function check() {
    if (!isAnswered(problem, answer) || record.isPending) return;
    record.mutate({
      type: 'problem_answered',
      lessonId,
      contentHash,
      itemId: problem.id,
      payload: { answer, activeSeconds: timer.take() },
    });
  }

  function onSubmit(event: SubmitEvent) {
    event.preventDefault();
    if (judged) record.reset();
    else check();
  }

  return (
    <section className="problem stack" aria-labelledby={headingId}>
      <div className="row between">
        <h3 id={headingId}>Problem {number}</h3>
        {solvedBefore && (
          <p className="small read-mark">
            <Icon name="right" />
            Solved
          </p>
        )}
      </div>
      <form className="stack" onSubmit={onSubmit}>
        <QuestionInput
          question={problem}
          answer={answer}
          onAnswer={setAnswer}
          locked={judged}
          marked={judged ? 'taken' : 'none'}
        />
        <div role="status">{judged && <AnswerFeedback question={problem} answer={answer} />}</div>
        {record.isError && <NotSaved what="answer" onRetry={check} />}
        <div>
          <button
            ref={button}
            type="submit"
            className={judged ? 'button quiet' : 'button'}
            disabled={!isAnswered(problem, answer)}
          >
            {judged ? 'Try again' : 'Check'}
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
}
