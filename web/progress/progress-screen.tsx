import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { CatalogueEntry } from '../../domain/lesson.ts';
import type { Progress } from '../../domain/progress.ts';
import { weekChange } from '../../domain/study-days.ts';
import { localToday } from '../app/local-today.ts';
import { ROUTES } from '../app/routes.ts';
import { useProgress } from '../app/use-progress.ts';
import { catalogueQuery } from '../lessons/lesson-queries.ts';
import { PageTitle } from '../ui/page-title.tsx';
import { Empty, Failed, Loading } from '../ui/screen-state.tsx';
import { StudyCharts } from './study-charts.tsx';
import { TopicList } from './topic-list.tsx';
import { weekWords } from './week-words.ts';
import './progress.css';

/** `/progress`: how well the student knows each lesson and why it says so, and when and how much they studied. */
export default function ProgressScreen() {
  return (
    <>
      <PageTitle>{t({ message: 'Progress', comment: 'Title of a screen: how well each topic is known' })}</PageTitle>
      <ProgressFound />
    </>
  );
}

function ProgressFound() {
  const catalogue = useQuery(catalogueQuery);
  const progress = useProgress();
  if (progress.isError) return <ProgressUnread onRetry={() => void progress.refetch()} />;
  if (progress.isPending || catalogue.isPending) {
    return (
      <Loading>
        <Trans comment="While the student's progress is being added up">Adding up…</Trans>
      </Loading>
    );
  }
  if (Object.keys(progress.data.lessons).length === 0) return <NothingBegun />;
  return <Known progress={progress.data} catalogue={catalogue.data?.lessons ?? []} />;
}

function Known({ progress, catalogue }: { progress: Progress; catalogue: readonly CatalogueEntry[] }) {
  const today = localToday(Date.now());
  const begun = Object.keys(progress.lessons).length;
  return (
    <>
      <p className="soft">{weekWords(weekChange(progress.days, today))}</p>
      <section className="stack progress-part" aria-labelledby="topics">
        <div className="heading-row">
          <h2 id="topics">
            <Trans comment="Heading over the levels reached in each lesson">What you know</Trans>
          </h2>
          <span className="small soft">{plural(begun, { one: '# lesson begun', other: '# lessons begun' })}</span>
        </div>
        <TopicList lessons={progress.lessons} catalogue={catalogue} />
      </section>
      <StudyCharts progress={progress} today={today} />
    </>
  );
}

function NothingBegun() {
  return (
    <Empty
      title={t`You have not begun a lesson yet`}
      actions={
        <Link className="button" href={ROUTES.learn}>
          <Trans comment="Button that leads to the list of lessons">Choose a lesson</Trans>
        </Link>
      }
    >
      <Trans>What you learn shows here, also without network.</Trans>
    </Empty>
  );
}

function ProgressUnread({ onRetry }: { onRetry: () => void }) {
  return (
    <Failed title={t`Your progress could not be read`} onRetry={onRetry}>
      <Trans>What you saved before is safe on this phone.</Trans>
    </Failed>
  );
}
