import { useQuery } from '@tanstack/react-query';
import type { CatalogueEntry } from '../../domain/lesson.ts';
import { useApp } from '../app/app-context.ts';
import { SyncPill } from '../app/shell/sync-pill.tsx';
import { useProgress } from '../app/use-progress.ts';
import { catalogueQuery, savedLessonsQuery } from '../lessons/lesson-queries.ts';
import { Cloth } from '../ui/cloth.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { SUBJECTS, subjectName } from '../ui/subject-name.ts';
import { CatalogueMissing } from './catalogue-missing.tsx';
import { LessonRow } from './lesson-row.tsx';
import './catalogue.css';

/** Every subject with its lessons, what is on this phone and how far the student is. */
export default function LearnScreen() {
  const { worker } = useApp();
  const catalogue = useQuery(catalogueQuery);
  const saved = useQuery(savedLessonsQuery(worker));
  const progress = useProgress();

  return (
    <>
      <div className="row between">
        <PageTitle>Learn</PageTitle>
        <SyncPill />
      </div>
      {catalogue.isPending && <p role="status">Getting the lessons…</p>}
      {catalogue.isError && <CatalogueMissing saved={saved.data ?? []} onRetry={() => void catalogue.refetch()} />}
      {catalogue.isSuccess && catalogue.data.lessons.length === 0 && <p>There are no lessons yet. Come back soon.</p>}
      {catalogue.isSuccess &&
        bySubject(catalogue.data.lessons).map(([subject, lessons]) => (
          <section key={subject} className="subject" data-subject={subject} aria-labelledby={subject}>
            <div className="subject-band">
              <Cloth subject={subject} />
            </div>
            <h2 id={subject}>{subjectName(subject)}</h2>
            <ul className="plain-list">
              {lessons.map((lesson) => (
                <LessonRow
                  key={lesson.id}
                  entry={lesson}
                  saved={saved.data?.find(({ id }) => id === lesson.id)}
                  progress={progress.data?.lessons[lesson.id]}
                />
              ))}
            </ul>
          </section>
        ))}
    </>
  );
}

function bySubject(lessons: CatalogueEntry[]): [CatalogueEntry['subject'], CatalogueEntry[]][] {
  return SUBJECTS.map((subject): [CatalogueEntry['subject'], CatalogueEntry[]] => [
    subject,
    lessons.filter((lesson) => lesson.subject === subject),
  ]).filter(([, ofSubject]) => ofSubject.length > 0);
}
