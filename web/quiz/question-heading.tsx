import { t } from '@lingui/core/macro';
import { useEffect, useRef } from 'react';

interface QuestionHeadingProps {
  /** From 0. */
  index: number;
  total: number;
}

/** Takes the focus when the question changes, but not when the screen opens: then the title has it. */
export function QuestionHeading({ index, total }: QuestionHeadingProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(index);
  const place = index + 1;
  useEffect(() => {
    if (shown.current !== index) {
      heading.current?.focus({ preventScroll: true });
      scrollTo(0, 0);
    }
    shown.current = index;
  }, [index]);
  return (
    <h2 ref={heading} tabIndex={-1} className="question-place number">
      {t({ message: `Question ${place} of ${total}`, comment: 'Where the student is in a quiz' })}
    </h2>
  );
}
