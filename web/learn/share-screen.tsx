import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Link, useSearchParams } from 'wouter';
import type { CatalogueEntry } from '../../domain/lesson.ts';
import { createLessonSearch } from '../../domain/search.ts';
import { useApp } from '../app/app-context.ts';
import { ROUTES } from '../app/routes.ts';
import { catalogueQuery, savedLessonsQuery } from '../lessons/lesson-queries.ts';
import { PageTitle } from '../ui/page-title.tsx';
import { Empty, Loading } from '../ui/screen-state.tsx';
import { findShared } from './find-shared.ts';
import { LessonsMissing } from './lessons-missing.tsx';
import { ResultList } from './result-list.tsx';
import { sharedText } from './shared-text.ts';
import { SubjectList } from './subject-list.tsx';
import './share-screen.css';

const LIMIT = 10;

/** `/share?title=&text=&url=`: the lessons that fit what another app shared with this one. */
export default function ShareScreen() {
  const [params] = useSearchParams();
  const text = sharedText(params);
  const catalogue = useQuery(catalogueQuery);
  const lessons = catalogue.data?.lessons;
  return (
    <>
      <PageTitle>{t`Lessons about what you shared`}</PageTitle>
      {text !== '' && (
        <blockquote className="shared-text">
          <p>{text}</p>
        </blockquote>
      )}
      {catalogue.isPending && (
        <Loading>
          <Trans comment="While the list of lessons is being fetched">Getting the lessons…</Trans>
        </Loading>
      )}
      {!lessons && catalogue.isError && <LessonsMissing onRetry={() => void catalogue.refetch()} />}
      {lessons && <Found text={text} lessons={lessons} />}
    </>
  );
}

function Found({ text, lessons }: { text: string; lessons: readonly CatalogueEntry[] }) {
  const { worker } = useApp();
  const saved = useQuery(savedLessonsQuery(worker));
  const search = useMemo(() => createLessonSearch(lessons), [lessons]);
  const results = findShared(search, text, LIMIT);
  const found = results.length;
  if (found === 0) {
    return (
      <>
        <div role="status">
          <Empty title={text === '' ? t`There was nothing to look for` : t`No lesson fits it`}>
            <Trans>Look through the subjects, or search with a word of your own on Learn.</Trans>
          </Empty>
        </div>
        <SubjectList lessons={lessons} saved={saved.data} />
      </>
    );
  }
  return (
    <>
      <p role="status" className="small soft">
        {t({
          message: plural(found, { one: '# lesson found', other: '# lessons found' }),
          comment: 'How many lessons a search found',
        })}
      </p>
      <ResultList results={results} query={text} saved={saved.data ?? []} />
      <p>
        <Link className="button quiet" href={ROUTES.learn}>
          <Trans>Search for something else</Trans>
        </Link>
      </p>
    </>
  );
}
