import { useId } from 'react';
import { parseTypedNumber } from '../../domain/numeric.ts';
import type { AnswerInputProps } from './answer-input.ts';

/** One line for a number in any form a student may write it, with its unit beside it. */
export function NumericInput({ question, answer, onAnswer }: AnswerInputProps<'numeric'>) {
  const id = useId();
  const text = typeof answer === 'string' ? answer : '';
  const unreadable = text.trim() !== '' && parseTypedNumber(text) === null;
  return (
    <div>
      <label className="label" htmlFor={id}>
        Your answer{question.unit && <span className="visually-hidden"> in {question.unit}</span>}
      </label>
      <div className="row">
        <input
          id={id}
          className="input numeric"
          type="text"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={200}
          value={text}
          aria-describedby={`${id}-help`}
          onChange={(event) => onAnswer(event.target.value)}
        />
        {question.unit && <span aria-hidden="true">{question.unit}</span>}
      </div>
      <p id={`${id}-help`} className="numeric-help small soft">
        {unreadable && 'This does not read as a number yet. '}
        You can write 0.75, 3/4 or 7.5×10^-1.
      </p>
    </div>
  );
}
