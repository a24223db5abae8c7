import { Notice } from './notice.tsx';

interface NotSavedProps {
  /** What was to be saved: `answer`, `note`. */
  what: string;
  onRetry: () => void;
}

/** The phone refused to store something. What the student wrote stays on screen. */
export function NotSaved({ what, onRetry }: NotSavedProps) {
  return (
    <div role="alert">
      <Notice tone="bad" title={`Your ${what} was NOT saved`}>
        <p>Your phone could not store it. It may be full. Free some space and keep this page open.</p>
        <div>
          <button type="button" className="button quiet" onClick={onRetry}>
            Try again
          </button>
        </div>
      </Notice>
    </div>
  );
}
