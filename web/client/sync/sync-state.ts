/** What stands in the way. All but `offline` and `server`, which are tried again by themselves, wait for the student. */
export type SyncProblem = 'offline' | 'signed_out' | 'wrong_user' | 'update_required' | 'server';

/** What the screens show of sending. */
export interface SyncState {
  /** `waiting`: something waits or went wrong, and nothing is being sent now. */
  phase: 'idle' | 'syncing' | 'waiting';
  /** Events in the outbox. */
  waiting: number;
  /** Events the server will not take as they are. */
  rejected: number;
  /** Unix milliseconds by the phone's clock. */
  lastSyncedAt: number | null;
  problem: SyncProblem | null;
  /** When it is tried again by itself, Unix milliseconds by the phone's clock. */
  retryAt: number | null;
}

export const NO_SYNC_STATE: SyncState = {
  phase: 'idle',
  waiting: 0,
  rejected: 0,
  lastSyncedAt: null,
  problem: null,
  retryAt: null,
};

/** Whether only the student can end this. */
export function needsStudent(problem: SyncProblem | null): boolean {
  return problem === 'signed_out' || problem === 'wrong_user' || problem === 'update_required';
}
