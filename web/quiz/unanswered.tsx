import { plural } from '@lingui/core/macro';
import type { ShortQuestion } from '../../domain/lesson.ts';
import type { QuizDraft } from '../client/storage.ts';
import { isAnswered } from '../question/answered.ts';
import { listOf } from './list-of.ts';

interface UnansweredProps {
  quiz: ShortQuestion[];
  draft: QuizDraft;
}

/** Which questions were left out, before the quiz is handed in. */
export function Unanswered({ quiz, draft }: UnansweredProps) {
  const places = quiz.flatMap((question, i) => (isAnswered(question, draft.answers[question.id]) ? [] : [i + 1]));
  if (places.length === 0) return null;
  const list = listOf(places);
  return (
    <p className="small">
      {plural(places.length, {
        one: `Question ${list} is not answered yet. You can go back, or finish as it is.`,
        other: `Questions ${list} are not answered yet. You can go back, or finish as it is.`,
      })}
    </p>
  );
}
