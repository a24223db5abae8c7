import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { memo } from 'react';
import type { EssayQuestion } from '../../domain/lesson.ts';
import { useApp } from '../app/app-context.ts';
import type { EssayPaper } from '../client/storage.ts';
import type { AttentionTimer } from '../lessons/attention-timer.ts';
import { problemPartId } from '../lessons/go-to-part.ts';
import { ProblemHeading } from '../lessons/problem-heading.tsx';
import { Html } from '../ui/html.tsx';
import { Failed, Loading } from '../ui/screen-state.tsx';
import { blankPaper } from './blank-paper.ts';
import { EssayDesk } from './essay-desk.tsx';
import { EssayElsewhere } from './essay-elsewhere.tsx';
import { paperQuery } from './paper-query.ts';
import './essay.css';

interface EssayProblemProps {
  problem: EssayQuestion;
  /** Its place in the lesson, from 1. */
  number: number;
  lessonId: string;
  contentHash: string;
  /** It was handed in before, on whichever phone. */
  writtenBefore: boolean;
  timer: AttentionTimer;
}

/** A problem answered at length: written, compared with the marking guide, and marked by the student. */
export const EssayProblem = memo(function EssayProblem(props: EssayProblemProps) {
  const { problem, number, lessonId, writtenBefore } = props;
  const { client } = useApp();
  const paper = useQuery(paperQuery(client, lessonId, problem.id));

  return (
    <section className="problem stack" aria-labelledby={problemPartId(problem.id)}>
      <ProblemHeading problemId={problem.id} number={number}>
        {writtenBefore && <Trans comment="Beside an essay that was written and marked">Written</Trans>}
      </ProblemHeading>
      <div className="stem">
        <Html html={problem.stem} />
      </div>
      {paper.isPending && (
        <Loading>
          <Trans comment="While something is read from the phone">Looking…</Trans>
        </Loading>
      )}
      {paper.isError && (
        <Failed title={t`Your text could not be read`} onRetry={() => void paper.refetch()}>
          <Trans>It is still on this phone.</Trans>
        </Failed>
      )}
      {paper.isSuccess && <Opened {...props} paper={paper.data} />}
    </section>
  );
});

function Opened({ paper, ...props }: EssayProblemProps & { paper: EssayPaper | null }) {
  const { problem, lessonId, contentHash, writtenBefore, timer } = props;
  if (!paper && writtenBefore) return <EssayElsewhere lessonId={lessonId} itemId={problem.id} />;
  const first = paper ?? blankPaper(lessonId, problem.id);
  return <EssayDesk question={problem} first={first} contentHash={contentHash} timer={timer} />;
}
