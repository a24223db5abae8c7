import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useContext, useId, useMemo, useRef } from 'react';
import { ContentLang } from '../ui/content-lang.ts';
import { Html } from '../ui/html.tsx';
import { Icon } from '../ui/icon.tsx';
import { plainText } from '../ui/plain-text.ts';
import type { AnswerInputProps } from './answer-input.ts';
import { letterOf, useLetterKeys } from './letter-keys.ts';
import type { Marked } from './question-input.tsx';

interface ChoiceInputProps extends AnswerInputProps<'single' | 'multi'> {
  marked: Marked;
}

/** Full-width rows with letters: one to take (radio) or several (checkbox). */
export function ChoiceInput({ question, answer, onAnswer, locked, marked }: ChoiceInputProps) {
  const list = useRef<HTMLUListElement>(null);
  useLetterKeys(list);
  const prefix = useId();
  const lang = useContext(ContentLang);
  // A label that is all mathematics gives no name in some browsers, so it is named in plain letters.
  const names = useMemo(
    () => question.choices.map(({ html }) => (html.includes('<math') ? plainText(html) : undefined)),
    [question],
  );
  const taken = takenIds(answer);
  const right: string[] = [question.answer].flat();

  function toggle(id: string) {
    if (question.type === 'single') return onAnswer(id);
    onAnswer(taken.includes(id) ? taken.filter((other) => other !== id) : [...taken, id]);
  }

  return (
    <>
      {question.type === 'multi' && !locked && (
        <p className="small soft">
          <Trans>Choose every answer that is right.</Trans>
        </p>
      )}
      <ul className="plain-list choices" ref={list}>
        {question.choices.map((choice, i) => {
          const isTaken = taken.includes(choice.id);
          const isRight = right.includes(choice.id);
          const shown = marked !== 'none' && (isTaken || (marked === 'all' && isRight));
          const verdict = shown ? (isRight ? 'right' : 'wrong') : '';
          return (
            <li key={choice.id}>
              <label className={`choice ${verdict}`}>
                <input
                  className="choice-box"
                  type={question.type === 'single' ? 'radio' : 'checkbox'}
                  name={question.id}
                  lang={lang}
                  aria-label={names[i]}
                  aria-describedby={verdict && names[i] ? `${prefix}-${choice.id}` : undefined}
                  checked={isTaken}
                  disabled={locked}
                  onChange={() => toggle(choice.id)}
                />
                <span className="letter" aria-hidden="true">
                  {verdict ? <Icon name={verdict} /> : letterOf(i)}
                </span>
                <span className="choice-words">
                  <span className="choice-text">
                    <Html html={choice.html} inline />
                  </span>
                  {verdict && (
                    <span id={`${prefix}-${choice.id}`} className="choice-verdict small">
                      {words(isTaken, isRight)}
                    </span>
                  )}
                </span>
              </label>
            </li>
          );
        })}
      </ul>
    </>
  );
}

function words(isTaken: boolean, isRight: boolean): string {
  if (!isTaken) return t({ message: 'right answer', comment: 'Beside a choice the student did not take' });
  return isRight
    ? t({ message: 'your answer, right', comment: 'Beside the choice the student took' })
    : t({ message: 'your answer, not right', comment: 'Beside the choice the student took' });
}

function takenIds(answer: ChoiceInputProps['answer']): string[] {
  const given = [answer ?? []].flat();
  return given.filter((id) => typeof id === 'string');
}
