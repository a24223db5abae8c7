import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { type SubmitEvent, useContext, useId } from 'react';
import { MAX_ESSAY_LENGTH } from '../../domain/events.ts';
import type { EssayQuestion } from '../../domain/lesson.ts';
import { ContentLang } from '../ui/content-lang.ts';
import { Thread } from '../ui/thread.tsx';
import { countWords } from './count-words.ts';

interface EssayWritingProps {
  question: EssayQuestion;
  text: string;
  /** What stands in the box is on the phone. */
  isKept: boolean;
  onText: (text: string) => void;
  onCompare: () => void;
}

/** The box to write in, which grows with the text, and how long the text is. */
export function EssayWriting({ question, text, isKept, onText, onCompare }: EssayWritingProps) {
  const id = useId();
  const lang = useContext(ContentLang);
  const { words } = question;
  const count = countWords(text);
  const over = text.length - MAX_ESSAY_LENGTH;
  const isReady = count > 0 && over <= 0;

  function compare(event: SubmitEvent) {
    event.preventDefault();
    if (isReady) onCompare();
  }

  return (
    <form className="stack" onSubmit={compare}>
      <div>
        <label className="label" htmlFor={id}>
          <Trans comment="Above the box, or the text, of an essay">Your text</Trans>
        </label>
        <div className="essay-box" data-text={text}>
          <textarea
            id={id}
            className="input"
            lang={lang}
            dir="auto"
            data-begin
            aria-describedby={`${id}-length ${id}-help`}
            aria-invalid={over > 0}
            value={text}
            onChange={(event) => onText(event.target.value)}
          />
        </div>
        <div className="essay-length">
          <Thread share={count / words} />
          <p id={`${id}-length`} className="small soft number">
            {t({ message: `${count} of ${words} words`, comment: 'How long an essay is, and how long it should be' })}
          </p>
          <p role="status" className="small soft">
            {isKept && text !== '' && <Trans>Saved on this phone as you write</Trans>}
          </p>
        </div>
      </div>
      <p id={`${id}-help`} className="small soft">
        <Trans>Write first. The marking guide and a model answer come when you compare.</Trans>
      </p>
      <div role="alert">{over > 0 && <p className="essay-too-long">{tooLongWords(over)}</p>}</div>
      <div>
        <button type="submit" className="button" disabled={!isReady}>
          <Trans>Compare with the guide</Trans>
        </button>
      </div>
    </form>
  );
}

function tooLongWords(over: number): string {
  return plural(over, {
    one: 'Your text is # character too long to be handed in. Shorten it a little; nothing is lost.',
    other: 'Your text is # characters too long to be handed in. Shorten it a little; nothing is lost.',
  });
}
