import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useApp } from '../app/app-context.ts';
import { savedLessonsQuery } from '../lessons/lesson-queries.ts';
import { SavedLessonList } from '../lessons/saved-lesson-list.tsx';
import { Offline } from '../ui/screen-state.tsx';

/** No list of lessons, neither from the network nor kept from before: what is on this phone can be studied all the same. */
export function LessonsMissing({ onRetry }: { onRetry: () => void }) {
  const { worker } = useApp();
  const saved = useQuery(savedLessonsQuery(worker));
  return (
    <>
      <Offline title={t`The list of lessons is not here yet`} onRetry={onRetry}>
        <Trans>It comes with network, and then stays on this phone.</Trans>
      </Offline>
      {saved.isSuccess && <SavedLessonList saved={saved.data} />}
    </>
  );
}
