import type { ShortAnswer } from '../../domain/events.ts';
import type { ShortQuestion } from '../../domain/lesson.ts';
import { Html } from '../ui/html.tsx';
import { ChoiceInput } from './choice-input.tsx';
import { ClozeInput } from './cloze-input.tsx';
import { MatchInput } from './match-input.tsx';
import { NumericInput } from './numeric-input.tsx';
import { OrderInput } from './order-input.tsx';
import './question.css';

interface QuestionInputProps {
  question: ShortQuestion;
  answer: ShortAnswer | undefined;
  onAnswer: (answer: ShortAnswer) => void;
  /** No more changes: the answer was given. */
  locked: boolean;
  /**
   * Which choices say whether they are right: none yet, the ones taken, or all. `key`: the answer is the lesson's own, not as the
   * student wrote it.
   */
  marked: Marked;
}

export type Marked = 'none' | 'taken' | 'all' | 'key';

/** A question's stem and the means to answer it, for keyboard and touch, without dragging. */
export function QuestionInput({ question, answer, onAnswer, locked, marked }: QuestionInputProps) {
  const stemId = `stem-${question.id}`;
  return (
    <fieldset className="question" aria-labelledby={stemId}>
      <div id={stemId} className="stem">
        <Html html={question.stem} />
      </div>
      <AnswerInput question={question} answer={answer} onAnswer={onAnswer} locked={locked} marked={marked} />
    </fieldset>
  );
}

function AnswerInput({ question, marked, ...input }: QuestionInputProps) {
  switch (question.type) {
    case 'single':
    case 'multi':
      return <ChoiceInput question={question} marked={marked} {...input} />;
    case 'numeric':
      return <NumericInput question={question} isKey={marked === 'key'} {...input} />;
    case 'order':
      return <OrderInput question={question} {...input} />;
    case 'match':
      return <MatchInput question={question} {...input} />;
    case 'cloze':
      return <ClozeInput question={question} {...input} />;
  }
}
