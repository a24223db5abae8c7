import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { useApp } from '../app/app-context.ts';
import { PageTitle } from '../ui/page-title.tsx';
import { savedLessonsQuery } from './lesson-queries.ts';
import { SavedLessonList } from './saved-lesson-list.tsx';

interface LessonUnavailableProps {
  /** False when the list of lessons was read and has no such lesson. */
  exists: boolean;
  onRetry?: () => void;
}

/** A lesson that cannot be opened now, with what can be. */
export function LessonUnavailable({ exists, onRetry }: LessonUnavailableProps) {
  const { worker } = useApp();
  const saved = useQuery(savedLessonsQuery(worker));
  return (
    <>
      <PageTitle>{exists ? 'This lesson is not on your phone' : 'We do not have this lesson'}</PageTitle>
      <p>
        {exists
          ? 'There is no network to fetch it now. Your work is safe.'
          : 'It may have a new address. Look for it in the list.'}
      </p>
      {saved.isSuccess && <SavedLessonList saved={saved.data} />}
      <div className="row">
        {onRetry && (
          <button type="button" className="button quiet" onClick={onRetry}>
            Try again
          </button>
        )}
        <Link className="button quiet" href="/">
          All lessons
        </Link>
      </div>
    </>
  );
}
