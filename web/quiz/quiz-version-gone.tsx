import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { PageTitle } from '../ui/page-title.tsx';

interface QuizVersionGoneProps {
  onRetry: () => void;
  onStartAgain: () => void;
}

/** An unfinished quiz on an older version of the lesson, which this phone gave up for the new one. */
export function QuizVersionGone({ onRetry, onStartAgain }: QuizVersionGoneProps) {
  return (
    <>
      <PageTitle>{t`Your quiz needs network`}</PageTitle>
      <p>
        <Trans>
          You began it on an older version of this lesson, which is no longer on this phone. Your answers are kept. Open
          it with network, or start again with the new version.
        </Trans>
      </p>
      <div className="row">
        <button type="button" className="button" onClick={onRetry}>
          <Trans comment="Button: do again what did not work">Try again</Trans>
        </button>
        <button type="button" className="button quiet" onClick={onStartAgain}>
          <Trans>Start the quiz again</Trans>
        </button>
      </div>
    </>
  );
}
