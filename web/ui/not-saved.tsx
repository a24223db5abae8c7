import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Notice } from './notice.tsx';

type Work = 'answer' | 'quiz' | 'essay' | 'note' | 'hint' | 'reading' | 'finish' | 'name' | 'choice';

interface NotSavedProps {
  /** What was to be saved. */
  what: Work;
  onRetry: () => void;
}

/** The phone refused to store something. What the student wrote stays on screen. */
export function NotSaved({ what, onRetry }: NotSavedProps) {
  return (
    <div role="alert">
      <Notice tone="bad" title={titleOf(what)}>
        <p>
          <Trans>Your phone could not store it. It may be full. Free some space and keep this page open.</Trans>
        </p>
        <div>
          <button type="button" className="button quiet" onClick={onRetry}>
            <Trans comment="Button: do again what did not work">Try again</Trans>
          </button>
        </div>
      </Notice>
    </div>
  );
}

function titleOf(what: Work): string {
  switch (what) {
    case 'answer':
      return t`Your answer was NOT saved`;
    case 'quiz':
      return t`Your quiz was NOT saved`;
    case 'essay':
      return t`Your text was NOT saved`;
    case 'note':
      return t`Your note was NOT saved`;
    case 'hint':
      return t`Your use of the hint was NOT saved`;
    case 'reading':
      return t`That you read this was NOT saved`;
    case 'finish':
      return t`That you finished was NOT saved`;
    case 'name':
      return t`Your name was NOT saved`;
    case 'choice':
      return t`Your choice was NOT saved`;
  }
}
