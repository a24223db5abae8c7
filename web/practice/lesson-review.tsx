import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import type { Progress } from '../../domain/progress.ts';
import { reviewOf } from '../../domain/review.ts';
import { ROUTES } from '../app/routes.ts';
import { LessonUnavailable } from '../lessons/lesson-unavailable.tsx';
import { Loading } from '../ui/screen-state.tsx';
import type { LessonAtHand } from './lessons-at-hand.ts';
import { PracticeRun } from './practice-run.tsx';
import { usePracticeRow } from './use-practice-row.ts';

/** Questions from a lesson that was not begun. */
const DEFAULT_COUNT = 5;

interface LessonReviewProps {
  lessonId: string;
  atHand: readonly LessonAtHand[];
  progress: Progress;
}

/** The questions of one lesson that are worth another look, at once. */
export function LessonReview({ lessonId, atHand, progress }: LessonReviewProps) {
  const [, navigate] = useLocation();
  const practice = usePracticeRow();
  const begun = useRef(false);
  const lesson = atHand.find(({ id }) => id === lessonId);

  function start() {
    const studied = progress.lessons[lessonId];
    if (!lesson) return;
    const count = studied ? reviewOf(lessonId, studied, Date.now()).items : DEFAULT_COUNT;
    practice.start({ mode: 'weak', count, atHand: [lesson], progress });
  }

  useEffect(() => {
    // Later progress, such as that of these very answers, does not change the questions.
    if (begun.current) return;
    begun.current = true;
    start();
  });

  if (!lesson || practice.row?.items.length === 0) {
    return <LessonUnavailable exists {...(lesson && { onRetry: start })} />;
  }
  if (!practice.row) {
    return (
      <Loading>
        <Trans comment="While it is looked up what can be practised">Looking for questions…</Trans>
      </Loading>
    );
  }
  return (
    <PracticeRun
      row={practice.row}
      title={t({ message: 'Remember these', comment: 'Title of a row of questions of a lesson learned some time ago' })}
      onAgain={start}
      onLeave={() => navigate(ROUTES.today)}
    />
  );
}
