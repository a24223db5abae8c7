import { useQuery } from '@tanstack/react-query';
import { useProgress } from '../app/use-progress.ts';
import { catalogueQuery } from '../lessons/lesson-queries.ts';
import { formatDuration } from '../ui/format-time.ts';
import { PageTitle } from '../ui/page-title.tsx';
import { LessonProgressRow } from './lesson-progress-row.tsx';
import './progress.css';

/** `/progress`: how well the student knows each lesson, and why it says so. */
export default function ProgressScreen() {
  const catalogue = useQuery(catalogueQuery);
  const progress = useProgress();
  if (progress.isError) throw progress.error;
  if (progress.isPending) return <p role="status">Adding up…</p>;

  const begun = Object.entries(progress.data.lessons).sort(([, a], [, b]) => b.lastActiveAt - a.lastActiveAt);
  const seconds = begun.reduce((sum, [, lesson]) => sum + lesson.activeSeconds, 0);
  return (
    <>
      <PageTitle>Progress</PageTitle>
      {begun.length === 0 ? (
        <p>You have not begun a lesson yet. What you do will show here, also without network.</p>
      ) : (
        <>
          <p className="soft">
            {begun.length === 1 ? '1 lesson begun' : `${begun.length} lessons begun`}, {formatDuration(seconds)} of
            study.
          </p>
          <ul className="plain-list">
            {begun.map(([id, lesson]) => (
              <LessonProgressRow
                key={id}
                id={id}
                title={catalogue.data?.lessons.find((entry) => entry.id === id)?.title ?? id}
                subject={catalogue.data?.lessons.find((entry) => entry.id === id)?.subject}
                progress={lesson}
              />
            ))}
          </ul>
        </>
      )}
    </>
  );
}
