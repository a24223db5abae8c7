import { t } from '@lingui/core/macro';
import type { ShortAnswer } from '../../domain/events.ts';
import { explain, grade } from '../../domain/grading.ts';
import type { ShortQuestion } from '../../domain/lesson.ts';
import { Html } from '../ui/html.tsx';
import { Icon } from '../ui/icon.tsx';
import './feedback.css';

interface AnswerFeedbackProps {
  question: ShortQuestion;
  /** Undefined when the question was left out. */
  answer: ShortAnswer | undefined;
}

/** Right or wrong, in a word and a sign, and what a wrong answer shows. */
export function AnswerFeedback({ question, answer }: AnswerFeedbackProps) {
  const score = answer === undefined ? 0 : grade(question, answer);
  const right = score === 1;
  return (
    <div className={`feedback ${right ? 'right' : 'wrong'}`}>
      <p className="feedback-verdict">
        <Icon name={right ? 'right' : 'wrong'} />
        {verdict(score, answer)}
      </p>
      {answer !== undefined && explain(question, answer).map((html) => <Html key={html} html={html} />)}
    </div>
  );
}

function verdict(score: number, answer: ShortAnswer | undefined): string {
  if (answer === undefined) return t({ message: 'Not answered', comment: 'Verdict on a question left out' });
  if (score === 1) return t({ message: 'Right', comment: 'Verdict on an answer: it is correct' });
  return score > 0
    ? t({ message: 'Partly right', comment: 'Verdict on an answer with several parts' })
    : t({ message: 'Not right', comment: 'Verdict on an answer: it is wrong' });
}
