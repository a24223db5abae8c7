import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { useApp } from '../app/app-context.ts';
import { ROUTES } from '../app/routes.ts';
import { Icon } from '../ui/icon.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { savedLessonsQuery } from './lesson-queries.ts';
import { SavedLessonList } from './saved-lesson-list.tsx';
import '../ui/screen-state.css';
import './lesson-unavailable.css';

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
      <span className="screen-state-mark">
        <Icon name={exists ? 'offline' : 'search'} />
      </span>
      <PageTitle>{exists ? t`This lesson is not on your phone` : t`We do not have this lesson`}</PageTitle>
      <p>
        {exists
          ? t`There is no network to fetch it now. Your work is safe.`
          : t`It may have a new address. Look for it in the list.`}
      </p>
      <div className="row">
        {onRetry && (
          <button type="button" className="button" onClick={onRetry}>
            <Trans comment="Button: do again what did not work">Try again</Trans>
          </button>
        )}
        <Link className="button quiet" href={ROUTES.learn}>
          <Trans comment="Link to the list of all lessons">All lessons</Trans>
        </Link>
      </div>
      {saved.isSuccess && <SavedLessonList saved={saved.data} />}
    </>
  );
}
