import { Link } from 'wouter';
import { Icon } from '../../ui/icon.tsx';
import { ROUTES } from '../routes.ts';
import { syncPillWords } from '../sync-words.ts';
import { useSyncState } from '../use-sync-state.ts';
import './sync-pill.css';

/** Where the student's work is right now; more of it stands on Me. */
export function SyncPill() {
  const { tone, icon, text } = syncPillWords(useSyncState());
  return (
    <p role="status" className="sync-pill small" data-tone={tone}>
      <Link href={ROUTES.me}>
        <span>
          <Icon name={icon} />
          {text}
        </span>
      </Link>
    </p>
  );
}
