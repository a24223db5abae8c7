import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { Lesson } from '../../domain/lesson.ts';
import type { LessonProgress } from '../../domain/progress.ts';
import { useApp } from '../app/app-context.ts';
import { useRecord } from '../app/use-record.ts';
import { quizDraftQuery } from '../quiz/quiz-draft-query.ts';
import { formatShare } from '../ui/format-time.ts';
import { Icon } from '../ui/icon.tsx';
import { NotSaved } from '../ui/not-saved.tsx';

interface LessonEndProps {
  lesson: Lesson;
  contentHash: string;
  progress: LessonProgress | undefined;
}

/** What comes after reading: the quiz, and the student's word that the lesson is done. */
export function LessonEnd({ lesson, contentHash, progress }: LessonEndProps) {
  const { client } = useApp();
  const draft = useQuery(quizDraftQuery(client, lesson.id));
  const record = useRecord();
  const best = progress?.quiz.best ?? null;
  const finish = () => record.mutate({ type: 'lesson_completed', lessonId: lesson.id, contentHash, payload: {} });

  return (
    <section className="stack lesson-section" aria-labelledby="lesson-end">
      <h2 id="lesson-end">Show what you know</h2>
      <p className="soft">
        {lesson.quiz.length} questions. You can stop at any time and go on later, also without network.
        {best !== null && ` Your best so far is ${formatShare(best)}.`}
      </p>
      <Link className="button wide" href={`/lessons/${lesson.id}/quiz`}>
        {draft.data ? 'Continue the quiz' : 'Start the quiz'}
      </Link>
      {record.isError && <NotSaved what="finish" onRetry={finish} />}
      {(progress?.completedAt ?? null) !== null ? (
        <p role="status" className="read-mark">
          <Icon name="right" />
          You finished this lesson
        </p>
      ) : (
        <button type="button" className="button quiet wide" disabled={record.isPending} onClick={finish}>
          I have finished this lesson
        </button>
      )}
    </section>
  );
}
