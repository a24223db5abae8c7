import { useSyncExternalStore } from 'react';
import { Notice } from '../../ui/notice.tsx';
import { useApp } from '../app-context.ts';

/** Says what keeps this window from what is on the phone, and what the student can do. */
export function DatabaseNotice({ onUpdate }: { onUpdate: () => void }) {
  const { databases } = useApp();
  const trouble = useSyncExternalStore(databases.subscribe, databases.trouble);
  if (trouble === 'blocked') {
    return (
      <Notice tone="news" title="Close your other Akulearn windows">
        <p>The app is being updated and waits for them. Everything you saved is safe on this phone.</p>
      </Notice>
    );
  }
  if (trouble === 'outdated') {
    return (
      <Notice tone="bad" title="This window needs the new version">
        <p>
          The app was updated in another window, so this one can save nothing more. Everything you saved before is safe
          on this phone.
        </p>
        <div>
          <button type="button" className="button" onClick={onUpdate}>
            Update this window
          </button>
        </div>
      </Notice>
    );
  }
  return null;
}
