import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useId } from 'react';
import { parseTypedNumber } from '../../domain/numeric.ts';
import type { AnswerInputProps } from './answer-input.ts';

interface NumericInputProps extends AnswerInputProps<'numeric'> {
  /** The answer is the lesson's own. */
  isKey: boolean;
}

/** One line for a number in any form a student may write it, with its unit beside it. */
export function NumericInput({ question, answer, onAnswer, locked, isKey }: NumericInputProps) {
  const id = useId();
  const text = typeof answer === 'string' ? answer : '';
  const unreadable = text.trim() !== '' && parseTypedNumber(text) === null;
  const { unit } = question;
  return (
    <div>
      <label className="label" htmlFor={id}>
        {isKey
          ? t({ message: 'right answer', comment: 'Above the box with the answer to a problem solved before' })
          : t({ message: 'Your answer', comment: 'Above the box for a number' })}
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
          disabled={locked}
          aria-describedby={`${id}-unit ${id}-help`}
          onChange={(event) => onAnswer(event.target.value)}
        />
        {unit && <span id={`${id}-unit`}>{unit}</span>}
      </div>
      {!locked && (
        <p id={`${id}-help`} className="numeric-help small soft">
          {unreadable ? (
            <Trans>This does not read as a number yet. You can write 0.75, 3/4 or 7.5×10^-1.</Trans>
          ) : (
            <Trans>You can write 0.75, 3/4 or 7.5×10^-1.</Trans>
          )}
        </p>
      )}
    </div>
  );
}
