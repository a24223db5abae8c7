import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';
import './screen-state.css';

/** A screen, or a part of one, that is being read from the phone or the network. */
export function Loading({ children }: { children: ReactNode }) {
  return (
    <p role="status" className="loading soft">
      {children}
    </p>
  );
}

interface StateProps {
  title: string;
  /** What it means and what to do. */
  children?: ReactNode;
  /** Buttons or links. */
  actions?: ReactNode;
}

/** There is nothing here yet, and how to get something. */
export function Empty(props: StateProps) {
  return <State icon="learn" {...props} />;
}

interface UnreachedProps extends StateProps {
  onRetry: () => void;
}

/** What should stand here needs a network that is not there now. */
export function Offline({ onRetry, actions, ...props }: UnreachedProps) {
  return <State icon="offline" {...props} actions={<Retry onRetry={onRetry}>{actions}</Retry>} />;
}

/** Something went wrong on this phone. */
export function Failed({ onRetry, actions, ...props }: UnreachedProps) {
  return (
    <div role="alert">
      <State icon="attention" {...props} actions={<Retry onRetry={onRetry}>{actions}</Retry>} />
    </div>
  );
}

function Retry({ onRetry, children }: { onRetry: () => void; children?: ReactNode }) {
  return (
    <>
      <button type="button" className="button quiet" onClick={onRetry}>
        <Trans comment="Button: do again what did not work">Try again</Trans>
      </button>
      {children}
    </>
  );
}

function State({ icon, title, children, actions }: StateProps & { icon: IconName }) {
  return (
    <section className="screen-state" aria-label={title}>
      <span className="screen-state-mark">
        <Icon name={icon} />
      </span>
      <p className="screen-state-title">{title}</p>
      {children && <div className="soft">{children}</div>}
      {actions && <div className="row">{actions}</div>}
    </section>
  );
}
