import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from 'wouter';
import { useApp } from '../app/app-context.ts';
import { useProgress } from '../app/use-progress.ts';
import { catalogueQuery, savedLessonsQuery } from '../lessons/lesson-queries.ts';
import { Loading } from '../ui/screen-state.tsx';
import { SUBJECTS } from '../ui/subject-name.ts';
import { LessonReview } from './lesson-review.tsx';
import { lessonsAtHand } from './lessons-at-hand.ts';
import { PracticeOfChoice } from './practice-of-choice.tsx';

/** `/quiz`: questions from many lessons; with `?lesson=` those of one lesson to look at again, with `?subject=` of one subject. */
export default function PracticeScreen() {
  const { worker } = useApp();
  const asked = new URLSearchParams(useSearch());
  const saved = useQuery(savedLessonsQuery(worker));
  const catalogue = useQuery(catalogueQuery);
  const progress = useProgress();

  if (saved.isError) throw saved.error;
  if (progress.isError) throw progress.error;
  if (saved.isPending || progress.isPending || catalogue.isPending) {
    return (
      <Loading>
        <Trans comment="While it is looked up what can be practised">Looking for questions…</Trans>
      </Loading>
    );
  }
  const atHand = lessonsAtHand(saved.data, catalogue.data, progress.data);
  const lessonId = asked.get('lesson');
  if (lessonId !== null) {
    return <LessonReview key={lessonId} lessonId={lessonId} atHand={atHand} progress={progress.data} />;
  }
  return (
    <PracticeOfChoice
      atHand={atHand}
      progress={progress.data}
      subjectAsked={SUBJECTS.find((subject) => subject === asked.get('subject'))}
    />
  );
}
