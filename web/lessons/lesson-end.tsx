import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { Ref } from 'react';
import { Link } from 'wouter';
import type { Lesson } from '../../domain/lesson.ts';
import type { LessonProgress } from '../../domain/progress.ts';
import { useApp } from '../app/app-context.ts';
import { ROUTES } from '../app/routes.ts';
import { useRecord } from '../app/use-record.ts';
import { formatShare } from '../ui/format-time.ts';
import { Icon } from '../ui/icon.tsx';
import { NotSaved } from '../ui/not-saved.tsx';
import type { NextAction } from './next-action.ts';
import { QuizLink } from './quiz-link.tsx';

interface LessonEndProps {
  lesson: Lesson;
  contentHash: string;
  progress: LessonProgress | undefined;
  quizBegun: boolean;
  /** What stands where the next action is; null when the lesson has nothing left to offer. */
  action: NextAction | null;
  ref: Ref<HTMLElement>;
}

/**
 * What comes after reading: the quiz, the student's word that the lesson is done, and what follows it. The way on is one: the next
 * action while there is one, else to the next thing to learn.
 */
export function LessonEnd({ lesson, contentHash, progress, quizBegun, action, ref }: LessonEndProps) {
  const { installPrompt } = useApp();
  const record = useRecord();
  const finish = () =>
    record.mutate(
      { type: 'lesson_completed', lessonId: lesson.id, contentHash, payload: {} },
      { onSuccess: installPrompt.noteSuccess },
    );
  const questions = lesson.quiz.length;
  const isFinished = (progress?.completedAt ?? null) !== null;
  const taken = (progress?.quiz.attempts ?? 0) > 0;

  return (
    <section className="stack lesson-section" ref={ref} aria-labelledby="lesson-end">
      <h2 id="lesson-end" tabIndex={-1}>
        <Trans>Show what you know</Trans>
      </h2>
      <p className="soft">
        <Trans>{questions} questions. You can stop at any time and go on later, also without network.</Trans>{' '}
        {bestWords(progress)}
      </p>
      {isFinished && (
        <p role="status" className="read-mark">
          <Icon name="right" />
          <Trans>You finished this lesson</Trans>
        </p>
      )}
      {action === null && (
        <Link className="button wide" href={ROUTES.continue}>
          {t({ message: 'Continue learning', comment: 'Link at the end of a lesson that is done, to what comes next' })}
        </Link>
      )}
      {action?.kind !== 'quiz' && <QuizLink lessonId={lesson.id} begun={quizBegun} taken={taken} quiet />}
      {record.isError && <NotSaved what="finish" onRetry={finish} />}
      {!isFinished && (
        <button type="button" className="button quiet wide" disabled={record.isPending} onClick={finish}>
          <Trans>I have finished this lesson</Trans>
        </button>
      )}
    </section>
  );
}

function bestWords(progress: LessonProgress | undefined): string {
  const best = progress?.quiz.best ?? null;
  if (best === null) return '';
  const share = formatShare(best);
  return t({ message: `Your best so far is ${share}.`, comment: 'The best score in the quiz of a lesson, in percent' });
}
