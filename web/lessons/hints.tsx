import { t } from '@lingui/core/macro';
import { useState } from 'react';
import { useRecord } from '../app/use-record.ts';
import { Html } from '../ui/html.tsx';
import { Icon } from '../ui/icon.tsx';
import { NotSaved } from '../ui/not-saved.tsx';
import './hints.css';

interface HintsProps {
  hints: string[];
  itemId: string;
  lessonId: string;
  contentHash: string;
}

/** Hints, one at a time. They cost nothing; that one was used is recorded. */
export function Hints({ hints, itemId, lessonId, contentHash }: HintsProps) {
  const [shown, setShown] = useState(0);
  const record = useRecord();

  function recordHint(hint: number) {
    record.mutate({ type: 'hint_used', lessonId, contentHash, itemId, payload: { hint } });
  }

  function showNext() {
    setShown(shown + 1);
    recordHint(shown + 1);
  }

  if (hints.length === 0) return null;
  return (
    <div className="hints">
      <ul className="plain-list stack" aria-live="polite">
        {hints.slice(0, shown).map((hint, i) => (
          <li key={hint} className="hint">
            <p className="small soft">{nameOf(i + 1)}</p>
            <Html html={hint} />
          </li>
        ))}
      </ul>
      {record.isError && <NotSaved what="hint" onRetry={() => recordHint(shown)} />}
      {shown < hints.length && (
        <button type="button" className="button text" onClick={showNext}>
          <Icon name="hint" />
          {shown === 0
            ? t({ message: 'Show a hint', comment: 'Button under a question' })
            : t({ message: 'Show another hint', comment: 'Button under a question' })}
        </button>
      )}
    </div>
  );
}

function nameOf(place: number): string {
  return t({ message: `Hint ${place}`, comment: 'Above a hint; its number' });
}
