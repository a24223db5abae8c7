import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useApp } from '../app/app-context.ts';
import { LessonUnavailable } from '../lessons/lesson-unavailable.tsx';
import { useLessonVersion } from '../lessons/use-lesson-version.ts';
import { OpeningQuiz } from './opening-quiz.tsx';
import { newDraft } from './quiz-draft.ts';
import { quizDraftQuery } from './quiz-draft-query.ts';
import { QuizOnVersion } from './quiz-on-version.tsx';
import type { HandedInQuiz } from './quiz-runner.tsx';

/** `/lessons/:id/quiz`: goes on with the unfinished quiz of this lesson, in the version it was begun with. */
export default function QuizScreen({ params }: { params: { id: string } }) {
  const { client } = useApp();
  const version = useLessonVersion(params.id);
  const draft = useQuery(quizDraftQuery(client, params.id));
  const [handedIn, setHandedIn] = useState<HandedInQuiz>();

  if (draft.isError) throw draft.error;
  if (draft.isPending || version.state === 'loading') return <OpeningQuiz />;
  const current = version.state === 'known' ? newDraft(params.id, version.contentHash) : null;
  const quiz = handedIn?.quiz ?? draft.data ?? current;
  if (!quiz) return <LessonUnavailable exists={version.state === 'known' || !version.catalogueRead} />;
  return (
    <QuizOnVersion key={quiz.contentHash} quiz={quiz} fresh={current} handedIn={handedIn} onHandedIn={setHandedIn} />
  );
}
