import { useState } from 'react';
import { useRecord } from '../app/use-record.ts';
import { Html } from '../ui/html.tsx';
import { NotSaved } from '../ui/not-saved.tsx';

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

  return (
    <div className="stack">
      <ul className="plain-list stack" aria-live="polite">
        {hints.slice(0, shown).map((hint, i) => (
          <li key={hint} className="hint">
            <p className="small soft">Hint {i + 1}</p>
            <Html html={hint} />
          </li>
        ))}
      </ul>
      {record.isError && <NotSaved what="hint" onRetry={() => recordHint(shown)} />}
      {shown < hints.length && (
        <div>
          <button type="button" className="button text" onClick={showNext}>
            {shown === 0 ? 'Show a hint' : 'Show another hint'}
          </button>
        </div>
      )}
    </div>
  );
}
