import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useApp } from '../app/app-context.ts';
import { catalogueQuery, savedLessonsQuery } from '../lessons/lesson-queries.ts';
import { PageTitle } from '../ui/page-title.tsx';
import { Empty, Loading } from '../ui/screen-state.tsx';
import { LessonsMissing } from './lessons-missing.tsx';
import { SearchBox } from './search-box.tsx';
import { SearchResults } from './search-results.tsx';
import { SubjectList } from './subject-list.tsx';
import { useSearchQuery } from './use-search-query.ts';

/** `/learn`: every subject with how far the student is and what is on this phone; or, while searching, what was found. */
export default function LearnScreen() {
  const { worker } = useApp();
  const catalogue = useQuery(catalogueQuery);
  const saved = useQuery(savedLessonsQuery(worker));
  const search = useSearchQuery();
  const input = useRef<HTMLInputElement>(null);
  const lessons = catalogue.data?.lessons;

  return (
    <>
      <PageTitle>{t({ message: 'Learn', comment: 'Title of the screen with all subjects' })}</PageTitle>
      <SearchBox search={search} lessons={lessons?.length} ref={input} />
      {catalogue.isPending && (
        <Loading>
          <Trans comment="While the list of lessons is being fetched">Getting the lessons…</Trans>
        </Loading>
      )}
      {!lessons && catalogue.isError && <LessonsMissing onRetry={() => void catalogue.refetch()} />}
      {lessons?.length === 0 && (
        <Empty title={t`There are no lessons yet`}>
          <Trans>They will show here when the first one is ready.</Trans>
        </Empty>
      )}
      {lessons &&
        lessons.length > 0 &&
        (search.query.trim() === '' ? (
          <SubjectList lessons={lessons} saved={saved.data} />
        ) : (
          <SearchResults
            query={search.query}
            lessons={lessons}
            saved={saved.data ?? []}
            onClear={() => {
              search.type('');
              // The button that was pressed goes away.
              input.current?.focus();
            }}
          />
        ))}
    </>
  );
}
