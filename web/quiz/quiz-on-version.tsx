import { useQuery } from '@tanstack/react-query';
import { useProgress } from '../app/use-progress.ts';
import type { QuizDraft } from '../client/storage.ts';
import { lessonQuery } from '../lessons/lesson-queries.ts';
import { LessonUnavailable } from '../lessons/lesson-unavailable.tsx';
import { NavigatedContext } from '../ui/navigated-context.ts';
import { OpeningQuiz } from './opening-quiz.tsx';
import { QuizResult } from './quiz-result.tsx';
import { type HandedInQuiz, QuizRunner } from './quiz-runner.tsx';
import { QuizVersionGone } from './quiz-version-gone.tsx';
import { useSaveDraft } from './use-save-draft.ts';

interface QuizOnVersionProps {
  quiz: QuizDraft;
  /** How a quiz on the version at hand would begin; null when there is none at hand. */
  fresh: QuizDraft | null;
  /** Once the quiz was handed in. */
  handedIn: HandedInQuiz | undefined;
  onHandedIn: (handedIn: HandedInQuiz) => void;
}

/** A quiz with the lesson version its answers are for. */
export function QuizOnVersion({ quiz, fresh, handedIn, onHandedIn }: QuizOnVersionProps) {
  const lesson = useQuery(lessonQuery(quiz.contentHash));
  const progress = useProgress();
  const save = useSaveDraft();

  if (progress.isError) throw progress.error;
  if (lesson.isError) {
    const retry = () => void lesson.refetch();
    if (!fresh || fresh.contentHash === quiz.contentHash) return <LessonUnavailable exists onRetry={retry} />;
    return <QuizVersionGone onRetry={retry} onStartAgain={() => save.mutate(fresh)} />;
  }
  if (lesson.isPending || progress.isPending) return <OpeningQuiz />;
  if (!handedIn) return <QuizRunner lesson={lesson.data} begun={quiz} onHandedIn={onHandedIn} />;
  return (
    // What was done to get here was a press, so the title takes the focus.
    <NavigatedContext value={true}>
      <QuizResult lesson={lesson.data} handedIn={handedIn} progress={progress.data.lessons[quiz.lessonId]} />
    </NavigatedContext>
  );
}
