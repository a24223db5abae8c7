import { Trans } from '@lingui/react/macro';
import { useSyncExternalStore } from 'react';
import { useApp } from '../app/app-context.ts';
import { HomeScreenSteps } from '../ui/home-screen-steps.tsx';

/** How to put the app on the home screen, where that can be done and was not done yet. */
export function InstallApp() {
  const { installPrompt } = useApp();
  const state = useSyncExternalStore(installPrompt.subscribe, installPrompt.state);
  if (state !== 'available' && state !== 'ios') return null;
  return (
    <section className="me-part" aria-labelledby="install-app">
      <h2 id="install-app">
        <Trans>Put Akulearn on your home screen</Trans>
      </h2>
      <p className="soft">
        <Trans>It opens with one tap, also without network, and takes little room.</Trans>
      </p>
      {state === 'ios' ? (
        <HomeScreenSteps />
      ) : (
        <div>
          <button type="button" className="button quiet" onClick={() => void installPrompt.prompt()}>
            <Trans comment="Button: put the app on the home screen of the phone">Put it there</Trans>
          </button>
        </div>
      )}
    </section>
  );
}
