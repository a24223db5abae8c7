import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { ROUTES } from '../app/routes.ts';
import { catalogueQuery } from '../lessons/lesson-queries.ts';
import { Cloth } from '../ui/cloth.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { Empty, Loading } from '../ui/screen-state.tsx';
import { SUBJECTS, subjectName } from '../ui/subject-name.ts';
import { TopBar } from '../ui/top-bar.tsx';
import { LessonsMissing } from './lessons-missing.tsx';
import { SubjectPath } from './subject-path.tsx';
import './subject-screen.css';

/** `/learn/:subject`: the lessons of one subject in the order to study them. */
export default function SubjectScreen({ params }: { params: { subject: string } }) {
  const subject = SUBJECTS.find((one) => one === params.subject);
  const catalogue = useQuery(catalogueQuery);
  const lessons = catalogue.data?.lessons;
  const back = { href: ROUTES.learn, words: t({ message: 'Learn', comment: 'Tab: all subjects and lessons' }) };

  if (!subject) {
    return (
      <>
        <TopBar back={back} />
        <PageTitle>{t`We do not have this subject`}</PageTitle>
        <p>
          <Link href={ROUTES.learn}>
            <Trans comment="Link to the list of subjects">See all subjects</Trans>
          </Link>
        </p>
      </>
    );
  }
  const ofSubject = lessons?.filter((lesson) => lesson.subject === subject);
  return (
    <>
      <TopBar back={back} />
      <div className="subject-band" data-subject={subject}>
        <Cloth subject={subject} />
      </div>
      <PageTitle>{subjectName(subject)}</PageTitle>
      {catalogue.isPending && (
        <Loading>
          <Trans comment="While the list of lessons is being fetched">Getting the lessons…</Trans>
        </Loading>
      )}
      {!lessons && catalogue.isError && <LessonsMissing onRetry={() => void catalogue.refetch()} />}
      {ofSubject?.length === 0 && (
        <Empty
          title={t`There are no lessons here yet`}
          actions={
            <Link className="button quiet" href={ROUTES.learn}>
              <Trans comment="Link to the list of subjects">See all subjects</Trans>
            </Link>
          }
        >
          <Trans>They will show here when the first one is ready.</Trans>
        </Empty>
      )}
      {lessons && ofSubject && ofSubject.length > 0 && (
        <SubjectPath subject={subject} lessons={ofSubject} catalogue={lessons} />
      )}
    </>
  );
}
