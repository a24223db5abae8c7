import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useApp } from '../app/app-context.ts';
import type { QuizDraft } from '../client/storage.ts';
import { LessonUnavailable } from '../lessons/lesson-unavailable.tsx';
import { useLessonVersion } from '../lessons/use-lesson-version.ts';
import { newDraft } from './quiz-draft.ts';
import { quizDraftQuery } from './quiz-draft-query.ts';
import { QuizOnVersion } from './quiz-on-version.tsx';

/** `/lessons/:id/quiz`: goes on with the unfinished quiz of this lesson, in the version it was begun with. */
export default function QuizScreen({ params }: { params: { id: string } }) {
  const { client } = useApp();
  const version = useLessonVersion(params.id);
  const draft = useQuery(quizDraftQuery(client, params.id));
  const [handedIn, setHandedIn] = useState<QuizDraft>();

  if (draft.isError) throw draft.error;
  if (draft.isPending || version.state === 'loading') return <p role="status">Opening the quiz…</p>;
  const current = version.state === 'known' ? newDraft(params.id, version.contentHash) : null;
  const quiz = handedIn ?? draft.data ?? current;
  if (!quiz) return <LessonUnavailable exists={version.state === 'known' || !version.catalogueRead} />;
  return (
    <QuizOnVersion
      key={quiz.contentHash}
      quiz={quiz}
      fresh={current}
      handedIn={handedIn !== undefined}
      onHandedIn={setHandedIn}
    />
  );
}
