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
  if (needsYou(state)) return { tone: 'needs-you', icon: 'attention', text: 'Needs you' };
  if (state.waiting > 0) {
    return { tone: 'waiting', icon: 'waiting', text: `${answers(state.waiting)} waiting, safe on this phone` };
  }
  if (state.lastSyncedAt === null) return { tone: 'waiting', icon: 'phone', text: 'Nothing to send yet' };
  return { tone: 'safe', icon: 'right', text: 'Safe on the server' };
}

/** The same with what is happening and what to do. `now` is the phone's clock in Unix milliseconds. */
export function syncSentences(state: SyncState, now: number): string[] {
  return [whereItIs(state), problemWords(state), lastSent(state, now)].filter((sentence) => sentence !== '');
}

function needsYou({ problem, rejected }: SyncState): boolean {
  return rejected > 0 || needsStudent(problem);
}

function whereItIs({ waiting, lastSyncedAt }: SyncState): string {
  if (waiting === 1) return '1 answer is waiting. It is safe on this phone.';
  if (waiting > 1) return `${waiting} answers are waiting. They are safe on this phone.`;
  return lastSyncedAt === null ? 'There is nothing to send yet.' : 'Everything you did is safe on the server.';
}

function problemWords({ phase, problem, waiting }: SyncState): string {
  if (phase === 'syncing') return 'Sending now.';
  switch (problem) {
    case null:
      return '';
    case 'offline':
      return waiting > 0 ? 'They go out when there is network.' : 'There is no network now. You can go on studying.';
    case 'server':
      return 'The server did not answer as it should. The app tries again by itself.';
    case 'signed_out':
      return 'The server no longer knows this phone. Press Send now to try again.';
    case 'wrong_user':
      return 'The server expects another student here. Your work stays on this phone. Press Send now to try again.';
    case 'update_required':
      return 'This version of the app is too old to send. Close it and open it again with network.';
  }
}

function lastSent({ lastSyncedAt }: SyncState, now: number): string {
  return lastSyncedAt === null ? '' : `Last sent ${formatMoment(lastSyncedAt, now)}.`;
}

function answers(count: number): string {
  return count === 1 ? '1 answer' : `${count} answers`;
}
