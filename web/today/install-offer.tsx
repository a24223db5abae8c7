import { Trans } from '@lingui/react/macro';
import { useSyncExternalStore } from 'react';
import { useApp } from '../app/app-context.ts';
import { Icon } from '../ui/icon.tsx';
import './install-offer.css';

/** Says at a good moment that the app can stand on the home screen, and how; nothing at any other. */
export function InstallOffer() {
  const { installPrompt } = useApp();
  const isGoodMoment = useSyncExternalStore(installPrompt.subscribe, installPrompt.isGoodMoment);
  const state = useSyncExternalStore(installPrompt.subscribe, installPrompt.state);
  if (!isGoodMoment) return null;
  return (
    <section className="install-offer" aria-labelledby="install-offer">
      <Icon name="phone" />
      <div className="install-words">
        <h2 id="install-offer">
          <Trans>Keep Akulearn on your home screen</Trans>
        </h2>
        {state === 'ios' ? (
          <ol className="small soft">
            <li>
              <Trans>
                Tap <Icon name="share" /> Share, below or beside the address.
              </Trans>
            </li>
            <li>
              <Trans comment="Second step of installing on an iPhone; the menu there says “Add to Home Screen” in the phone’s language">
                Choose Add to Home Screen.
              </Trans>
            </li>
          </ol>
        ) : (
          <p className="small soft">
            <Trans>It opens with one tap, also without network, and takes little room.</Trans>
          </p>
        )}
        <div className="row">
          {state === 'available' && (
            <button type="button" className="button quiet" onClick={() => void installPrompt.prompt()}>
              <Trans comment="Button: put the app on the home screen">Put it there</Trans>
            </button>
          )}
          <button type="button" className="button text" onClick={installPrompt.dismiss}>
            <Trans comment="Button: put off an offer">Not now</Trans>
          </button>
        </div>
      </div>
    </section>
  );
}
