import { useState } from 'react';
import type { Lesson } from '../../domain/lesson.ts';
import { Html } from '../ui/html.tsx';

/** A solved problem that shows one step at a time, so that the student can think of the next. */
export function WorkedExample({ example }: { example: Lesson['examples'][number] }) {
  const [shown, setShown] = useState(0);
  const total = example.steps.length;
  const headingId = `example-${example.id}`;
  return (
    <section className="example stack" aria-labelledby={headingId}>
      <div>
        <p className="small soft">Worked example</p>
        <h3 id={headingId}>{example.title}</h3>
      </div>
      <Html html={example.problem} />
      <ol className="example-steps" aria-live="polite">
        {example.steps.slice(0, shown).map((step) => (
          <li key={step}>
            <Html html={step} />
          </li>
        ))}
      </ol>
      <div className="row between">
        <span className="small soft number">{shown === total ? 'All steps shown' : `Step ${shown} of ${total}`}</span>
        {shown < total && (
          <button type="button" className="button quiet" onClick={() => setShown(shown + 1)}>
            {shown === 0 ? 'Show first step' : 'Show next step'}
          </button>
        )}
      </div>
    </section>
  );
}
