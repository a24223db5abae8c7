import { Trans } from '@lingui/react/macro';
import { memo, useState } from 'react';
import type { ShortQuestion } from '../../domain/lesson.ts';
import type { AttentionTimer } from './attention-timer.ts';
import { goToPart, problemPartId } from './go-to-part.ts';
import { OpenProblem } from './open-problem.tsx';
import { ProblemHeading } from './problem-heading.tsx';
import { SolvedProblem } from './solved-problem.tsx';

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
  const { problem, number, solvedBefore, ...place } = props;
  // As the lesson was opened: an answer given since shows itself.
  const [restsSolved, setRestsSolved] = useState(solvedBefore);
  const headingId = problemPartId(problem.id);

  function again() {
    setRestsSolved(false);
    // The button is gone then; the problem is read from its beginning.
    goToPart(headingId);
  }

  return (
    <section className="problem stack" aria-labelledby={headingId}>
      <ProblemHeading problemId={problem.id} number={number}>
        {solvedBefore && <Trans comment="Beside a practice problem that was answered rightly">Solved</Trans>}
      </ProblemHeading>
      {restsSolved ? <SolvedProblem problem={problem} onAgain={again} /> : <OpenProblem problem={problem} {...place} />}
    </section>
  );
});
