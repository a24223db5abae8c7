import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { type SubmitEvent, useState } from 'react';
import type { ShortAnswer } from '../../domain/events.ts';
import type { Lesson } from '../../domain/lesson.ts';
import { useNoInterruptions } from '../app/use-no-interruptions.ts';
import type { QuizDraft } from '../client/storage.ts';
import { useAttentionTimer } from '../lessons/use-attention-timer.ts';
import { QuestionInput } from '../question/question-input.tsx';
import { ActionBar } from '../ui/action-bar.tsx';
import { ContentLang } from '../ui/content-lang.ts';
import { NotSaved } from '../ui/not-saved.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { TopThread } from '../ui/top-thread.tsx';
import { LeaveBar } from './leave-bar.tsx';
import { QuestionHeading } from './question-heading.tsx';
import { atQuestion, submission, withAnswer } from './quiz-draft.ts';
import { Unanswered } from './unanswered.tsx';
import { useHandIn } from './use-hand-in.ts';
import { useSaveDraft } from './use-save-draft.ts';
import './quiz.css';

export interface HandedInQuiz {
  quiz: QuizDraft;
  /** The event it was handed in with. */
  eventId: string;
}

interface QuizRunnerProps {
  lesson: Lesson;
  /** Where the student stopped before. */
  begun: QuizDraft;
  onHandedIn: (handedIn: HandedInQuiz) => void;
}

/** One question at a time; every change is on the phone before the next. */
export function QuizRunner({ lesson, begun, onHandedIn }: QuizRunnerProps) {
  const [draft, setDraft] = useState(begun);
  const timer = useAttentionTimer();
  const save = useSaveDraft();
  const handIn = useHandIn();
  useNoInterruptions();
  const total = lesson.quiz.length;
  const question = lesson.quiz[draft.index];
  if (!question) throw new RangeError(`${lesson.id} has no quiz question ${draft.index + 1}, only ${total}`);
  const isLast = draft.index === total - 1;
  const { title } = lesson;

  function change(next: QuizDraft) {
    setDraft(next);
    save.mutate(next);
  }

  function onAnswer(itemId: string, answer: ShortAnswer) {
    change(withAnswer(draft, itemId, answer, timer.take()));
  }

  function go(index: number) {
    change(atQuestion(draft, index, timer.take()));
  }

  function finish() {
    if (handIn.isPending) return;
    handIn.mutate(submission(draft, lesson.quiz, timer.take()), {
      onSuccess: ({ id }) => onHandedIn({ quiz: draft, eventId: id }),
    });
  }

  function onSubmit(event: SubmitEvent) {
    event.preventDefault();
    if (isLast) finish();
    else go(draft.index + 1);
  }

  return (
    <ContentLang value={lesson.lang}>
      <form className="question-page" data-subject={lesson.subject} onSubmit={onSubmit}>
        <TopThread
          share={(draft.index + 1) / total}
          label={t({ message: 'Questions', comment: 'Name of a progress bar: how far a quiz has come' })}
        />
        <LeaveBar
          to={`/lessons/${lesson.id}`}
          words={t({ message: 'Leave the quiz', comment: 'Link out of a quiz; what was answered is kept' })}
        />
        <div className="question-titles">
          <PageTitle>{t({ message: `Quiz: ${title}`, comment: 'Title of a screen: the quiz of a lesson' })}</PageTitle>
          <QuestionHeading index={draft.index} total={total} />
        </div>
        <QuestionInput
          key={question.id}
          question={question}
          answer={draft.answers[question.id]}
          onAnswer={(answer) => onAnswer(question.id, answer)}
          locked={false}
          marked="none"
        />
        <p role="status" className="small soft saved-state">
          {save.isSuccess && <Trans comment="After an answer to a quiz question">Saved on this phone</Trans>}
        </p>
        {save.isError && <NotSaved what="answer" onRetry={() => save.mutate(draft)} />}
        {handIn.isError && <NotSaved what="quiz" onRetry={finish} />}
        {isLast && <Unanswered quiz={lesson.quiz} draft={draft} />}
        <ActionBar>
          {draft.index > 0 && (
            <button
              type="button"
              className="button quiet"
              aria-label={t({ message: 'Previous question', comment: 'Button in a quiz, read aloud' })}
              onClick={() => go(draft.index - 1)}
            >
              {t({ message: 'Previous', comment: 'Button in a quiz: the question before' })}
            </button>
          )}
          <button type="submit" className="button">
            {isLast
              ? t({ message: 'Finish quiz', comment: 'Button: hand the quiz in' })
              : t({ message: 'Next question', comment: 'Button in a quiz' })}
          </button>
        </ActionBar>
      </form>
    </ContentLang>
  );
}
