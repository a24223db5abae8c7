import { t } from '@lingui/core/macro';
import { grade } from '../../domain/grading.ts';
import type { AttentionTimer } from '../lessons/attention-timer.ts';
import { Hints } from '../lessons/hints.tsx';
import { AnswerFeedback } from '../question/answer-feedback.tsx';
import { QuestionInput } from '../question/question-input.tsx';
import { Solution } from '../question/solution.tsx';
import { useAnswerCheck } from '../question/use-answer-check.ts';
import { ActionBar } from '../ui/action-bar.tsx';
import { NotSaved } from '../ui/not-saved.tsx';
import { Swatch } from '../ui/swatch.tsx';
import type { SessionItem } from './practice-session.ts';

interface PracticeQuestionProps {
  item: SessionItem;
  timer: AttentionTimer;
  isLast: boolean;
  /** The answer is on the phone; 0–1. */
  onJudged: (score: number) => void;
  onNext: () => void;
}

/** A question of some lesson: the answer is recorded as one of that lesson, then judged. */
export function PracticeQuestion({ item, timer, isLast, onJudged, onNext }: PracticeQuestionProps) {
  const { lesson, question, contentHash } = item;
  const attempt = useAnswerCheck({
    question,
    lessonId: lesson.id,
    contentHash,
    timer,
    onJudged: (answer) => onJudged(grade(question, answer)),
    onGoOn: onNext,
  });
  const { answer, judged } = attempt;

  return (
    <form className="practice-question" {...attempt.form}>
      <p className="small soft practice-lesson">
        <Swatch subject={lesson.subject} />
        <span lang={lesson.lang}>{lesson.title}</span>
      </p>
      <QuestionInput
        question={question}
        answer={answer}
        onAnswer={attempt.setAnswer}
        locked={judged}
        marked={judged ? 'all' : 'none'}
      />
      <div role="status">{judged && <AnswerFeedback question={question} answer={answer} />}</div>
      {attempt.notSaved && <NotSaved what="answer" onRetry={attempt.check} />}
      {judged ? (
        <Solution steps={question.solution} />
      ) : (
        <Hints hints={question.hints} itemId={question.id} lessonId={lesson.id} contentHash={contentHash} />
      )}
      <ActionBar>
        <button {...attempt.button} className="button">
          {buttonWords(judged, isLast)}
        </button>
      </ActionBar>
    </form>
  );
}

function buttonWords(judged: boolean, isLast: boolean): string {
  if (!judged) return t({ message: 'Check', comment: 'Button: see whether the answer is right' });
  return isLast
    ? t({ message: 'See how it went', comment: 'Button after the last question of a row' })
    : t({ message: 'Next question', comment: 'Button in a quiz' });
}
