import { useSyncExternalStore } from 'react';
import type { Toasts } from './toasts.ts';
import './toast.css';

/** Where short news appears, and is read aloud. */
export function Toast({ toasts }: { toasts: Toasts }) {
  const toast = useSyncExternalStore(toasts.subscribe, toasts.current);
  return (
    <div role="status" className="toast-place">
      {toast && (
        <p key={toast.id} className="toast">
          {toast.words}
        </p>
      )}
    </div>
  );
}
