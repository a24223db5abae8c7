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
        <Notice tone="news" title="A new version is ready">
          <div className="row">
            <button type="button" className="button quiet" onClick={updatePrompt.later}>
              Later
            </button>
            <button type="button" className="button" disabled={update.isPending} onClick={() => update.mutate()}>
              Update
            </button>
          </div>
        </Notice>
      )}
      {update.isError && <p>The update did not start. Close the app and open it again.</p>}
    </div>
  );
}
