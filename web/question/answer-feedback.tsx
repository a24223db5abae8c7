import type { Answer } from '../../domain/events.ts';
import { explain, grade } from '../../domain/grading.ts';
import type { Question } from '../../domain/lesson.ts';
import { Html } from '../ui/html.tsx';
import { Icon } from '../ui/icon.tsx';
import './feedback.css';

interface AnswerFeedbackProps {
  question: Question;
  /** Undefined when the question was left out. */
  answer: Answer | undefined;
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

function verdict(score: number, answer: Answer | undefined): string {
  if (answer === undefined) return 'Not answered';
  if (score === 1) return 'Right';
  return score > 0 ? 'Partly right' : 'Not right';
}
