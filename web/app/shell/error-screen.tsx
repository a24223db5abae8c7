import { Component, type ReactNode } from 'react';
import { Notice } from '../../ui/notice.tsx';

/** Shown in place of a screen that broke. React takes error boundaries only as classes. */
export class ErrorScreen extends Component<{ children: ReactNode }, { error: unknown }> {
  override state = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    if (this.state.error === null) return this.props.children;
    return (
      <div role="alert">
        <Notice tone="bad" title="This page could not be shown">
          <p>What you saved before is safe on this phone. Load the app again.</p>
          <p className="small soft">{String(this.state.error)}</p>
          <div>
            <button type="button" className="button quiet" onClick={() => location.reload()}>
              Load again
            </button>
          </div>
        </Notice>
      </div>
    );
  }
}
