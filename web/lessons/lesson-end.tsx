import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { Lesson } from '../../domain/lesson.ts';
import type { LessonProgress } from '../../domain/progress.ts';
import { useApp } from '../app/app-context.ts';
import { useRecord } from '../app/use-record.ts';
import { formatShare } from '../ui/format-time.ts';
import { Icon } from '../ui/icon.tsx';
import { NotSaved } from '../ui/not-saved.tsx';
import { QuizLink } from './quiz-link.tsx';

interface LessonEndProps {
  lesson: Lesson;
  contentHash: string;
  progress: LessonProgress | undefined;
  quizBegun: boolean;
  /** The link to the quiz stands where the next action is. */
  quizIsNext: boolean;
}

/** What comes after reading: the quiz, and the student's word that the lesson is done. */
export function LessonEnd({ lesson, contentHash, progress, quizBegun, quizIsNext }: LessonEndProps) {
  const { installPrompt } = useApp();
  const record = useRecord();
  const finish = () =>
    record.mutate(
      { type: 'lesson_completed', lessonId: lesson.id, contentHash, payload: {} },
      { onSuccess: installPrompt.noteSuccess },
    );
  const questions = lesson.quiz.length;

  return (
    <section className="stack lesson-section" aria-labelledby="lesson-end">
      <h2 id="lesson-end" tabIndex={-1}>
        <Trans>Show what you know</Trans>
      </h2>
      <p className="soft">
        <Trans>{questions} questions. You can stop at any time and go on later, also without network.</Trans>{' '}
        {bestWords(progress)}
      </p>
      {!quizIsNext && <QuizLink lessonId={lesson.id} begun={quizBegun} />}
      {record.isError && <NotSaved what="finish" onRetry={finish} />}
      {(progress?.completedAt ?? null) !== null ? (
        <p role="status" className="read-mark">
          <Icon name="right" />
          <Trans>You finished this lesson</Trans>
        </p>
      ) : (
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
