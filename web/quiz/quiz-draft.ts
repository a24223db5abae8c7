import type { EventDraft, QuizAnswer, ShortAnswer } from '../../domain/events.ts';
import type { ShortQuestion } from '../../domain/lesson.ts';
import type { QuizDraft } from '../client/storage.ts';

export function newDraft(lessonId: string, contentHash: string): QuizDraft {
  return { lessonId, contentHash, index: 0, answers: {}, activeSeconds: 0 };
}

/** `seconds` of attention went by since the last change. */
export function withAnswer(draft: QuizDraft, itemId: string, answer: ShortAnswer, seconds: number): QuizDraft {
  return {
    ...draft,
    answers: { ...draft.answers, [itemId]: answer },
    activeSeconds: draft.activeSeconds + seconds,
  };
}

export function atQuestion(draft: QuizDraft, index: number, seconds: number): QuizDraft {
  return { ...draft, index, activeSeconds: draft.activeSeconds + seconds };
}

/** The event that hands the quiz in: every answer given, in the order of the questions. */
export function submission(
  draft: QuizDraft,
  quiz: ShortQuestion[],
  seconds: number,
): Extract<EventDraft, { type: 'quiz_submitted' }> {
  return {
    type: 'quiz_submitted',
    lessonId: draft.lessonId,
    contentHash: draft.contentHash,
    payload: { answers: answersInOrder(draft, quiz), activeSeconds: draft.activeSeconds + seconds },
  };
}

function answersInOrder(draft: QuizDraft, quiz: ShortQuestion[]): QuizAnswer[] {
  return quiz.flatMap(({ id }) => {
    const answer = draft.answers[id];
    return answer === undefined ? [] : [{ itemId: id, answer }];
  });
}
