import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Component, type ReactNode } from 'react';
import { PageTitle } from '../../ui/page-title.tsx';

/** Shown in place of a screen that broke. React takes error boundaries only as classes. */
export class ErrorScreen extends Component<{ children: ReactNode }, { error: unknown }> {
  override state = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    if (this.state.error === null) return this.props.children;
    return (
      <div role="alert" className="stack">
        <PageTitle>{t`This page could not be shown`}</PageTitle>
        <p>
          <Trans>What you saved before is safe on this phone. Load the app again.</Trans>
        </p>
        <p className="small soft">{String(this.state.error)}</p>
        <div>
          <button type="button" className="button" onClick={() => location.reload()}>
            <Trans comment="Button: loads the app anew after an error">Load again</Trans>
          </button>
        </div>
      </div>
    );
  }
}
