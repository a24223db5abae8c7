import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useDeferredValue, useMemo } from 'react';
import type { CatalogueEntry } from '../../domain/lesson.ts';
import { createLessonSearch } from '../../domain/search.ts';
import type { SavedLesson } from '../service-worker/messages.ts';
import { Empty } from '../ui/screen-state.tsx';
import { isolate } from '../words/isolate.ts';
import { ResultList } from './result-list.tsx';

/** More than a student looks through. */
const LIMIT = 30;

interface SearchResultsProps {
  query: string;
  lessons: readonly CatalogueEntry[];
  saved: readonly SavedLesson[];
  onClear: () => void;
}

/** The lessons found, best first. Typing goes before: the results follow when the phone has time. */
export function SearchResults({ query, lessons, saved, onClear }: SearchResultsProps) {
  const search = useMemo(() => createLessonSearch(lessons), [lessons]);
  const looked = useDeferredValue(query.trim());
  const results = useMemo(() => search(looked, LIMIT), [search, looked]);
  const asked = isolate(looked);
  const found = results.length;
  return (
    <>
      <p role="status" className={found === 0 ? 'visually-hidden' : 'small soft'}>
        {plural(found, { 0: 'No lesson found', one: '# lesson found', other: '# lessons found' })}
      </p>
      {found > 0 ? (
        <ResultList results={results} query={looked} saved={saved} />
      ) : (
        <Empty
          title={t({ message: `No lesson for “${asked}”`, comment: 'Search without results; the words looked for' })}
          actions={
            <button type="button" className="button quiet" onClick={onClear}>
              <Trans comment="Button: ends the search and shows the subjects again">Show all subjects</Trans>
            </button>
          }
        >
          <Trans>Try one word, or only its beginning. You can leave out the marks of ẹ, ọ, ṣ, ɓ, ɗ and ƙ.</Trans>
        </Empty>
      )}
    </>
  );
}
