import { type SubmitEvent, useEffect, useRef, useState } from 'react';
import type { ShortAnswer } from '../../domain/events.ts';
import type { ShortQuestion } from '../../domain/lesson.ts';
import { useRecord } from '../app/use-record.ts';
import type { AttentionTimer } from '../lessons/attention-timer.ts';
import { isAnswered } from './answered.ts';

interface AnswerCheckOptions {
  question: ShortQuestion;
  lessonId: string;
  contentHash: string;
  timer: AttentionTimer;
  /** The answer is on the phone. */
  onJudged?: (answer: ShortAnswer) => void;
  /** What the form does once the answer was judged. */
  onGoOn: () => void;
}

/** A question answered on its own: the answer is recorded, then judged, and the same button goes on. */
export function useAnswerCheck({ question, lessonId, contentHash, timer, onJudged, onGoOn }: AnswerCheckOptions) {
  const [answer, setAnswer] = useState<ShortAnswer>();
  const record = useRecord();
  const judged = record.isSuccess;
  const button = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    // The input that had the focus is locked now; what comes next starts at the button.
    if (judged) button.current?.focus();
  }, [judged]);

  function check() {
    if (!isAnswered(question, answer) || record.isPending) return;
    const payload = { answer, activeSeconds: timer.take() };
    record.mutate(
      { type: 'problem_answered', lessonId, contentHash, itemId: question.id, payload },
      { onSuccess: () => onJudged?.(answer) },
    );
  }

  return {
    answer,
    setAnswer,
    judged,
    notSaved: record.isError,
    check,
    /** Lets the student answer once more. */
    again: record.reset,
    form: {
      onSubmit(event: SubmitEvent) {
        event.preventDefault();
        if (judged) onGoOn();
        else check();
      },
    },
    button: { ref: button, type: 'submit', disabled: !isAnswered(question, answer) } as const,
  };
}
