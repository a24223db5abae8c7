import { Trans } from '@lingui/react/macro';
import { Icon } from './icon.tsx';
import './home-screen-steps.css';

/** How the app is put on the home screen of an iPhone or iPad, where no browser offers it. */
export function HomeScreenSteps() {
  return (
    <ol className="small soft home-screen-steps">
      <li>
        <Trans>
          Tap <Icon name="share" /> Share, below or beside the address.
        </Trans>
      </li>
      <li>
        <Trans>Choose Add to Home Screen.</Trans>
      </li>
    </ol>
  );
}
