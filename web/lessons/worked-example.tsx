import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { memo, useContext, useEffect, useRef, useState } from 'react';
import type { Lesson } from '../../domain/lesson.ts';
import { ContentLang } from '../ui/content-lang.ts';
import { Html } from '../ui/html.tsx';

/** A solved problem that shows one step at a time, so that the student can think of the next. */
export const WorkedExample = memo(function WorkedExample({ example }: { example: Lesson['examples'][number] }) {
  const [shown, setShown] = useState(0);
  const lang = useContext(ContentLang);
  const place = useRef<HTMLParagraphElement>(null);
  const total = example.steps.length;
  const allShown = shown === total;
  const headingId = `example-${example.id}`;

  useEffect(() => {
    // The button that had the focus is gone now.
    if (allShown) place.current?.focus();
  }, [allShown]);

  return (
    <section className="example" aria-labelledby={headingId}>
      <div>
        <p className="small soft">
          <Trans comment="Above the title of a problem that is solved step by step">Worked example</Trans>
        </p>
        <h3 id={headingId} lang={lang}>
          {example.title}
        </h3>
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
        <p ref={place} tabIndex={-1} className="example-place small soft number">
          {placeWords(shown, total)}
        </p>
        {!allShown && (
          <button type="button" className="button text" onClick={() => setShown(shown + 1)}>
            {shown === 0
              ? t({ message: 'Show first step', comment: 'Button in a worked example' })
              : t({ message: 'Show next step', comment: 'Button in a worked example' })}
          </button>
        )}
      </div>
    </section>
  );
});

function placeWords(shown: number, total: number): string {
  if (shown === total) return t({ message: 'All steps shown', comment: 'Under a worked example' });
  return t({ message: `Step ${shown} of ${total}`, comment: 'Under a worked example: how many steps are shown' });
}
