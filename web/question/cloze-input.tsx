import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Fragment } from 'react';
import { Html } from '../ui/html.tsx';
import type { AnswerInputProps } from './answer-input.ts';

/** Marks that stand on the line of the gap before them. */
const CLOSING_MARKS = /^[,.;:!?%)\]’”]*/;

/** Running text with gaps to fill: a list where the lesson gives one to choose from, else a text box. */
export function ClozeInput({ question, answer, onAnswer, locked }: AnswerInputProps<'cloze'>) {
  const texts = question.gaps.map((_, i) => {
    const text = Array.isArray(answer) ? answer[i] : undefined;
    return typeof text === 'string' ? text : '';
  });

  return (
    <p className="cloze">
      {question.parts.map((part, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts and gaps are told apart by their place only
        <Fragment key={i}>
          {part !== '' && <Html html={i === 0 ? part : part.replace(CLOSING_MARKS, '')} inline />}
          {i < question.gaps.length && (
            <span className="unbroken">
              <Gap
                place={i + 1}
                choices={question.gaps[i]?.choices}
                text={texts[i] ?? ''}
                locked={locked}
                onText={(text) => onAnswer(texts.with(i, text))}
              />
              {CLOSING_MARKS.exec(question.parts[i + 1] ?? '')}
            </span>
          )}
        </Fragment>
      ))}
    </p>
  );
}

interface GapProps {
  place: number;
  choices: string[] | undefined;
  text: string;
  locked: boolean;
  onText: (text: string) => void;
}

function Gap({ place, choices, text, locked, onText }: GapProps) {
  const name = t({ message: `Gap ${place}`, comment: 'Name of a gap to fill in a sentence, read aloud; a number' });
  if (!choices) {
    return (
      <input
        className="input gap"
        type="text"
        aria-label={name}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={200}
        value={text}
        disabled={locked}
        onChange={(event) => onText(event.target.value)}
      />
    );
  }
  return (
    <select
      className="input gap"
      aria-label={name}
      value={text}
      disabled={locked}
      onChange={(event) => onText(event.target.value)}
    >
      <option value="">
        <Trans comment="First line of a list to choose from">Choose</Trans>
      </option>
      {choices.map((choice) => (
        <option key={choice}>{choice}</option>
      ))}
    </select>
  );
}
