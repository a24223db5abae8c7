import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { learningPath } from '../../domain/learning-path.ts';
import type { CatalogueEntry } from '../../domain/lesson.ts';
import { useApp } from '../app/app-context.ts';
import { useProgress } from '../app/use-progress.ts';
import { savedLessonsQuery } from '../lessons/lesson-queries.ts';
import type { Subject } from '../ui/cloth.tsx';
import { Failed, Loading } from '../ui/screen-state.tsx';
import { DownloadAll } from './download-all.tsx';
import { PathStepRow } from './path-step-row.tsx';
import { gradeWords } from './path-words.ts';
import './subject-path.css';

interface SubjectPathProps {
  subject: Subject;
  /** Those of the subject. */
  lessons: readonly CatalogueEntry[];
  /** All there are. */
  catalogue: readonly CatalogueEntry[];
}

/** Where the student is on the path of a subject, and what of it is on this phone. */
export function SubjectPath({ subject, lessons, catalogue }: SubjectPathProps) {
  const { worker } = useApp();
  const progress = useProgress();
  const saved = useQuery(savedLessonsQuery(worker));

  if (progress.isError) {
    return (
      <Failed title={t`Your work could not be read`} onRetry={() => void progress.refetch()}>
        <Trans>It is safe on this phone. Try again, or close the app and open it again.</Trans>
      </Failed>
    );
  }
  if (!progress.data || saved.isPending) {
    return (
      <Loading>
        <Trans comment="While the student’s work is being read">Finding where you are…</Trans>
      </Loading>
    );
  }
  const { lessons: begun } = progress.data;
  // Where the worker does not answer, nothing is known to be on the phone.
  const onPhone = saved.data ?? [];
  return (
    <>
      <div className="row between subject-summary">
        <p className="small soft">{gradeWords(lessons)}</p>
        <DownloadAll lessons={lessons} saved={onPhone} />
      </div>
      <ol className="plain-list path" data-subject={subject}>
        {learningPath(lessons, progress.data, catalogue).map((step) => (
          <PathStepRow
            key={step.entry.id}
            step={step}
            progress={begun[step.entry.id]}
            saved={onPhone.find(({ id }) => id === step.entry.id)}
          />
        ))}
      </ol>
    </>
  );
}
