import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useId } from 'react';
import { Html } from '../ui/html.tsx';
import { plainText } from '../ui/plain-text.ts';
import type { AnswerInputProps } from './answer-input.ts';
import { letterOf } from './letter-keys.ts';

/** The right pieces stand above with letters, since a list to choose from shows no mathematics; each left piece chooses one. */
export function MatchInput({ question, answer, onAnswer, locked }: AnswerInputProps<'match'>) {
  const prefix = useId();
  const pairs = new Map(Array.isArray(answer) ? answer.filter((pair) => typeof pair !== 'string') : []);

  function pair(left: string, right: string) {
    const next = new Map(pairs);
    if (right === '') next.delete(left);
    else next.set(left, right);
    onAnswer([...next]);
  }

  return (
    <>
      <ul className="plain-list match-pieces">
        {question.right.map((piece, i) => (
          <li key={piece.id} className="match-piece">
            <span className="letter" aria-hidden="true">
              {letterOf(i)}
            </span>
            <Html html={piece.html} inline />
          </li>
        ))}
      </ul>
      <ul className="plain-list pieces">
        {question.left.map((piece, place) => (
          <li key={piece.id} className="piece paired">
            <span id={`${prefix}-${piece.id}`} className="choice-text">
              <Html html={piece.html} inline />
            </span>
            <select
              className="input"
              aria-label={matchName(place + 1)}
              aria-describedby={`${prefix}-${piece.id}`}
              value={pairs.get(piece.id) ?? ''}
              disabled={locked}
              onChange={(event) => pair(piece.id, event.target.value)}
            >
              <option value="">
                <Trans comment="First line of a list to choose from">Choose</Trans>
              </option>
              {question.right.map((right, i) => (
                <option key={right.id} value={right.id}>
                  {letterOf(i)}: {plainText(right.html)}
                </option>
              ))}
            </select>
          </li>
        ))}
      </ul>
    </>
  );
}

function matchName(place: number): string {
  return t({ message: `Match for item ${place}`, comment: 'Name of a list to choose from, read aloud; a number' });
}
