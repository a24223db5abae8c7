import { plural, t } from '@lingui/core/macro';
import { needsStudent, type SyncState } from '../client/sync/sync-state.ts';
import { formatMoment } from '../ui/format-time.ts';
import type { IconName } from '../ui/icon.tsx';

export interface SyncWords {
  tone: 'safe' | 'waiting' | 'needs-you';
  icon: IconName;
  text: string;
}

/** Where the student's work is, in a few words. */
export function syncPillWords(state: SyncState): SyncWords {
  const { waiting } = state;
  if (needsYou(state)) {
    const text = t({ message: 'Needs you', comment: 'Pill: something about sending must be settled by the student' });
    return { tone: 'needs-you', icon: 'attention', text };
  }
  if (waiting > 0) {
    const text = plural(waiting, {
      one: '# answer waiting, safe on this phone',
      other: '# answers waiting, safe on this phone',
    });
    return { tone: 'waiting', icon: 'waiting', text };
  }
  if (state.lastSyncedAt === null) return { tone: 'waiting', icon: 'phone', text: t`Nothing to send yet` };
  if (state.problem === 'offline') return { tone: 'safe', icon: 'offline', text: t`No network. Your work is safe.` };
  return { tone: 'safe', icon: 'right', text: t`Safe on the server` };
}

/** The same with what is happening and what to do. `now` is the phone's clock in Unix milliseconds. */
export function syncSentences(state: SyncState, now: number): string[] {
  return [whereItIs(state), problemWords(state), lastSent(state, now)].filter((sentence) => sentence !== '');
}

function needsYou({ problem, rejected }: SyncState): boolean {
  return rejected > 0 || needsStudent(problem);
}

function whereItIs({ waiting, lastSyncedAt }: SyncState): string {
  if (waiting > 0) {
    return plural(waiting, {
      one: '# answer is waiting. It is safe on this phone.',
      other: '# answers are waiting. They are safe on this phone.',
    });
  }
  return lastSyncedAt === null ? t`There is nothing to send yet.` : t`Everything you did is safe on the server.`;
}

function problemWords({ phase, problem, waiting }: SyncState): string {
  if (phase === 'syncing') return t({ message: 'Sending now.', comment: 'The student’s answers are being sent' });
  switch (problem) {
    case null:
      return '';
    case 'offline':
      return waiting > 0 ? t`They go out when there is network.` : t`There is no network now. You can go on studying.`;
    case 'server':
      return t`The server did not answer as it should. The app tries again by itself.`;
    case 'signed_out':
      return t`The server no longer knows this phone. Press Send now to try again.`;
    case 'wrong_user':
      return t`The server expects another student here. Your work stays on this phone. Press Send now to try again.`;
    case 'update_required':
      return t`This version of the app is too old to send. Close it and open it again with network.`;
  }
}

function lastSent({ lastSyncedAt }: SyncState, now: number): string {
  if (lastSyncedAt === null) return '';
  const moment = formatMoment(lastSyncedAt, now);
  return t({ message: `Last sent ${moment}.`, comment: 'The time at which answers were last sent' });
}
