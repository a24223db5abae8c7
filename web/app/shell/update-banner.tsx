import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { useLocation } from 'wouter';
import { Notice } from '../../ui/notice.tsx';
import { useApp } from '../app-context.ts';
import { mayOfferUpdate } from '../update-prompt.ts';
import { DatabaseNotice } from './database-notice.tsx';

/** Offers a new version that waits, never inside a quiz; and says when this window cannot go on without one. */
export function UpdateBanner() {
  const { updatePrompt } = useApp();
  const [path] = useLocation();
  const open = useSyncExternalStore(updatePrompt.subscribe, updatePrompt.isOpen);
  const update = useMutation({ mutationFn: () => updatePrompt.update() });
  return (
    <div role="status">
      <DatabaseNotice onUpdate={() => update.mutate()} />
      {open && mayOfferUpdate(path) && (
        <Notice tone="news" title={t`A new version is ready`}>
          <div className="row">
            <button type="button" className="button quiet" onClick={updatePrompt.later}>
              <Trans comment="Button: puts off the new version of the app">Later</Trans>
            </button>
            <button type="button" className="button" disabled={update.isPending} onClick={() => update.mutate()}>
              <Trans comment="Button: changes to the new version of the app">Update</Trans>
            </button>
          </div>
        </Notice>
      )}
      {update.isError && (
        <p>
          <Trans>The update did not start. Close the app and open it again.</Trans>
        </p>
      )}
    </div>
  );
}
