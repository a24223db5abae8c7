import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { Opening } from '../app/shell/opening.tsx';
import { useProgress } from '../app/use-progress.ts';
import { lessonQuery } from './lesson-queries.ts';
import { LessonReader } from './lesson-reader.tsx';
import { LessonUnavailable } from './lesson-unavailable.tsx';
import { useLessonVersion } from './use-lesson-version.ts';

/** `/lessons/:id` */
export default function LessonScreen({ params }: { params: { id: string } }) {
  const version = useLessonVersion(params.id);
  switch (version.state) {
    case 'loading':
      return <OpeningLesson />;
    case 'unknown':
      return <LessonUnavailable exists={!version.catalogueRead} />;
    case 'known':
      return <LessonVersionScreen key={version.contentHash} contentHash={version.contentHash} />;
  }
}

function LessonVersionScreen({ contentHash }: { contentHash: string }) {
  const lesson = useQuery(lessonQuery(contentHash));
  const progress = useProgress();
  // A whole lesson is drawn in many short tasks, so that a slow phone can answer a tap between them.
  const isReady = useDeferredValue(lesson.isSuccess && progress.isSuccess);
  if (lesson.isError) return <LessonUnavailable exists onRetry={() => void lesson.refetch()} />;
  if (progress.isError) throw progress.error;
  if (!isReady || lesson.isPending || progress.isPending) return <OpeningLesson />;
  return (
    <LessonReader lesson={lesson.data} contentHash={contentHash} progress={progress.data.lessons[lesson.data.id]} />
  );
}

function OpeningLesson() {
  return (
    <Opening>
      <Trans comment="While a lesson is being read from the phone or fetched">Opening the lesson…</Trans>
    </Opening>
  );
}
