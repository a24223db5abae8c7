import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { personalBests } from '../../domain/personal-bests.ts';
import type { Progress } from '../../domain/progress.ts';
import { localToday } from '../app/local-today.ts';
import { ROUTES } from '../app/routes.ts';
import { useProgress } from '../app/use-progress.ts';
import { catalogueQuery } from '../lessons/lesson-queries.ts';
import { Empty, Failed, Loading } from '../ui/screen-state.tsx';
import { Segments } from '../ui/segments.tsx';
import { AllTimeBoard } from './all-time-board.tsx';
import { QuizBoard } from './quiz-board.tsx';
import { WeekBoard } from './week-board.tsx';

/** The student against themselves: nobody else sees it, and it needs no network. */
export function OwnBests() {
  const progress = useProgress();
  if (progress.isPending) {
    return (
      <Loading>
        <Trans comment="While the student's progress is being added up">Adding up…</Trans>
      </Loading>
    );
  }
  if (progress.isError) {
    return (
      <Failed title={t`Your bests could not be read`} onRetry={() => void progress.refetch()}>
        <Trans>What you saved before is safe on this phone.</Trans>
      </Failed>
    );
  }
  return Object.keys(progress.data.days).length === 0 ? <NoBests /> : <Bests progress={progress.data} />;
}

type Timeframe = 'week' | 'all';

function Bests({ progress }: { progress: Progress }) {
  const catalogue = useQuery(catalogueQuery);
  const [timeframe, setTimeframe] = useState<Timeframe>('week');
  const bests = personalBests(progress, localToday(Date.now()));
  return (
    <>
      <section className="stack" aria-labelledby="bests">
        <Segments
          label={t({ message: 'Timeframe', comment: 'Name of the choice between this week and all time' })}
          options={[
            { value: 'week', words: t({ message: 'This week', comment: 'Bests of this week' }) },
            { value: 'all', words: t({ message: 'All time', comment: 'Bests since the student began' }) },
          ]}
          value={timeframe}
          onChange={setTimeframe}
        />
        {timeframe === 'week' ? <WeekBoard week={bests.week} /> : <AllTimeBoard bests={bests} />}
        <p className="small soft">
          <Trans>A section you read, an answer, a hint, a quiz, a note: each is one step.</Trans>
        </p>
      </section>
      {timeframe === 'all' && bests.quizzes.length > 0 && (
        <QuizBoard quizzes={bests.quizzes} catalogue={catalogue.data?.lessons ?? []} />
      )}
    </>
  );
}

function NoBests() {
  return (
    <Empty
      title={t`You have no bests yet`}
      actions={
        <Link className="button" href={ROUTES.learn}>
          <Trans comment="Button that leads to the list of lessons">Choose a lesson</Trans>
        </Link>
      }
    >
      <Trans>Read one section today, and your first best is here.</Trans>
    </Empty>
  );
}
