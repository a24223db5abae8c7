import { Trans } from '@lingui/react/macro';
import type { EssayQuestion } from '../../domain/lesson.ts';
import { Html } from '../ui/html.tsx';

/** One good answer among many. */
export function ModelAnswer({ question, open = false }: { question: EssayQuestion; open?: boolean }) {
  return (
    <details className="essay-fold" open={open}>
      <summary>
        <Trans comment="Heading: an essay as a good student may write it">A model answer</Trans>
      </summary>
      <div className="essay-text">
        <Html html={question.model} />
      </div>
    </details>
  );
}
