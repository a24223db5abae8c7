import { type SubmitEvent, useEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import type { Answer } from '../../domain/events.ts';
import type { Lesson } from '../../domain/lesson.ts';
import type { QuizDraft } from '../client/storage.ts';
import { useAttentionTimer } from '../lessons/use-attention-timer.ts';
import { isAnswered } from '../question/answered.ts';
import { QuestionInput } from '../question/question-input.tsx';
import { Icon } from '../ui/icon.tsx';
import { NotSaved } from '../ui/not-saved.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { atQuestion, submission, withAnswer } from './quiz-draft.ts';
import { useHandIn } from './use-hand-in.ts';
import { useSaveDraft } from './use-save-draft.ts';
import './quiz.css';

interface QuizRunnerProps {
  lesson: Lesson;
  /** Where the student stopped before. */
  begun: QuizDraft;
  onHandedIn: (quiz: QuizDraft) => void;
}

/** One question at a time; every change is on the phone before the next. */
export function QuizRunner({ lesson, begun, onHandedIn }: QuizRunnerProps) {
  const [draft, setDraft] = useState(begun);
  const timer = useAttentionTimer();
  const save = useSaveDraft();
  const handIn = useHandIn();
  const total = lesson.quiz.length;
  const question = lesson.quiz[draft.index];
  if (!question) throw new RangeError(`${lesson.id} has no quiz question ${draft.index + 1}, only ${total}`);
  const isLast = draft.index === total - 1;

  function change(next: QuizDraft) {
    setDraft(next);
    save.mutate(next);
  }

  function onAnswer(itemId: string, answer: Answer) {
    change(withAnswer(draft, itemId, answer, timer.take()));
  }

  function go(index: number) {
    change(atQuestion(draft, index, timer.take()));
  }

  function finish() {
    if (handIn.isPending) return;
    handIn.mutate(submission(draft, lesson.quiz, timer.take()), { onSuccess: () => onHandedIn(draft) });
  }

  function onSubmit(event: SubmitEvent) {
    event.preventDefault();
    if (isLast) finish();
    else go(draft.index + 1);
  }

  return (
    <form className="stack quiz" data-subject={lesson.subject} onSubmit={onSubmit}>
      <Link className="back" href={`/lessons/${lesson.id}`}>
        <Icon name="back" />
        Leave the quiz
      </Link>
      <PageTitle>{`Quiz: ${lesson.title}`}</PageTitle>
      <progress className="bar" value={draft.index + 1} max={total} aria-label="Questions" />
      <QuestionHeading index={draft.index} total={total} />
      <QuestionInput
        key={question.id}
        question={question}
        answer={draft.answers[question.id]}
        onAnswer={(answer) => onAnswer(question.id, answer)}
        locked={false}
        marked="none"
      />
      <p role="status" className="small soft saved-state">
        {save.isSuccess && 'Saved on this phone'}
      </p>
      {save.isError && <NotSaved what="answer" onRetry={() => save.mutate(draft)} />}
      {handIn.isError && <NotSaved what="quiz" onRetry={finish} />}
      {isLast && <Unanswered lesson={lesson} draft={draft} />}
      <div className="quiz-steps">
        {draft.index > 0 && (
          <button type="button" className="button quiet" onClick={() => go(draft.index - 1)}>
            Previous<span className="visually-hidden"> question</span>
          </button>
        )}
        <button type="submit" className="button">
          {isLast ? 'Finish quiz' : 'Next question'}
        </button>
      </div>
    </form>
  );
}

/** Takes the focus when the question changes, but not when the quiz opens: then the title has it. */
function QuestionHeading({ index, total }: { index: number; total: number }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(index);
  useEffect(() => {
    if (shown.current !== index) heading.current?.focus();
    shown.current = index;
  }, [index]);
  return (
    <h2 ref={heading} tabIndex={-1} className="question-place number">
      Question {index + 1} of {total}
    </h2>
  );
}

function Unanswered({ lesson, draft }: { lesson: Lesson; draft: QuizDraft }) {
  const places = lesson.quiz.flatMap((question, i) =>
    isAnswered(question, draft.answers[question.id]) ? [] : [i + 1],
  );
  if (places.length === 0) return null;
  return (
    <p className="small">
      {places.length === 1 ? 'Question' : 'Questions'} {places.join(', ')} not answered yet. You can go back, or finish
      as it is.
    </p>
  );
}
