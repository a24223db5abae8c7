import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useSyncExternalStore } from 'react';
import { Notice } from '../../ui/notice.tsx';
import { useApp } from '../app-context.ts';

/** Says what keeps this window from what is on the phone, and what the student can do. */
export function DatabaseNotice({ onUpdate }: { onUpdate: () => void }) {
  const { databases } = useApp();
  const trouble = useSyncExternalStore(databases.subscribe, databases.trouble);
  if (trouble === 'blocked') {
    return (
      <Notice tone="news" title={t`Close your other Akulearn windows`}>
        <p>
          <Trans>The app is being updated and waits for them. Everything you saved is safe on this phone.</Trans>
        </p>
      </Notice>
    );
  }
  if (trouble === 'outdated') {
    return (
      <Notice tone="bad" title={t`This window needs the new version`}>
        <p>
          <Trans>
            The app was updated in another window, so this one can save nothing more. Everything you saved before is
            safe on this phone.
          </Trans>
        </p>
        <div>
          <button type="button" className="button" onClick={onUpdate}>
            <Trans comment="Button: loads the new version of the app in this window">Update this window</Trans>
          </button>
        </div>
      </Notice>
    );
  }
  return null;
}
