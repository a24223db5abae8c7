import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { Progress } from '../../domain/progress.ts';
import { LessonsMissing } from '../learn/lessons-missing.tsx';
import { Empty, Failed } from '../ui/screen-state.tsx';
import { DueReviews } from './due-reviews.tsx';
import { InstallOffer } from './install-offer.tsx';
import { NextStepCard, NextStepPlace } from './next-step-card.tsx';
import { StreakRow } from './streak-row.tsx';
import type { Today } from './use-today.ts';
import { Welcome, WelcomeWords } from './welcome.tsx';

/** Today below its greeting. `now` is Unix milliseconds. */
export function TodayContent({ today, now }: { today: Today; now: number }) {
  switch (today.state) {
    case 'loading':
      return (
        <>
          {today.progress && isFirstVisit(today.progress) && <WelcomeWords />}
          <div className="today-parts">
            <NextStepPlace />
          </div>
        </>
      );
    case 'failed':
      return (
        <Failed title={t`Your work could not be read`} onRetry={today.retry}>
          <Trans>It is safe on this phone. Try again, or close the app and open it again.</Trans>
        </Failed>
      );
    case 'no_lessons':
      return (
        <div className="today-parts">
          <LessonsMissing onRetry={today.retry} />
          <StreakRow days={today.progress.days} now={now} />
        </div>
      );
    case 'known':
      return <KnownToday {...today} now={now} />;
  }
}

function KnownToday({ progress, lessons, step, now }: Extract<Today, { state: 'known' }> & { now: number }) {
  if (lessons.length === 0) {
    return (
      <Empty title={t`There are no lessons yet`}>
        <Trans>They will show here when the first one is ready.</Trans>
      </Empty>
    );
  }
  if (isFirstVisit(progress)) {
    return (
      <Welcome>
        <NextStepCard step={step} progress={progress} />
      </Welcome>
    );
  }
  return (
    <div className="today-parts">
      <NextStepCard step={step} progress={progress} />
      <div className="today-side">
        <DueReviews
          lessons={lessons}
          progress={progress}
          besides={step.kind === 'review' ? step.entry.id : null}
          now={now}
        />
        <StreakRow days={progress.days} now={now} />
        <InstallOffer />
      </div>
    </div>
  );
}

function isFirstVisit({ lessons }: Progress): boolean {
  return Object.keys(lessons).length === 0;
}
