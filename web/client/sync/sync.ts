import type { Clock, Random } from '../clock.ts';
import type { Fetch } from '../http.ts';
import type { StudentStore } from '../storage.ts';
import type { Registration } from '../student/profiles.ts';
import type { SessionAnswer } from '../student/session.ts';
import { readMeta, type Student } from '../student/student.ts';
import { backOffDelay } from './back-off.ts';
import type { Lock } from './lock.ts';
import { runSyncLoop, type SyncOutcome } from './sync-loop.ts';
import { NO_SYNC_STATE, needsStudent, type SyncState } from './sync-state.ts';

/**
 * Why to sync now. `routine` keeps to the back-off; `network`, a sign that it is back, ends a wait for the network; `student`, their
 * own wish, ends every wait.
 */
export type SyncCause = 'routine' | 'network' | 'student';

export interface SyncDeps {
  fetch: Fetch;
  clock: Clock;
  random: Random;
  lock: Lock;
  register(): Promise<Registration>;
  renewSession(): Promise<SessionAnswer['kind']>;
  /** `own`: this client made it so, rather than hearing it from another. */
  onState(state: SyncState, own: boolean): void;
  /** Progress changed. */
  onApplied(): void;
}

export type Sync = ReturnType<typeof createSync>;

/** When to run one student's sync loop, and what to show of it. */
export function createSync(student: Student, deps: SyncDeps) {
  const { clock } = deps;
  let state = NO_SYNC_STATE;
  let isRunning = false;
  let failures = 0;
  /** A clock set back would stretch a wait that only knows its end. */
  let wait: { from: number; until: number } | null = null;
  let mustRenew = false;
  let last: Promise<unknown> = Promise.resolve();
  let next: Promise<SyncState> | null = null;

  return {
    state: () => state,

    /** Takes over what another tab shows, which reads the same database. */
    show: (other: SyncState) => change(other, false),

    async countAgain(): Promise<void> {
      change(await readCounts(student.store));
    },

    noteWaiting: (waiting: number) => change({ waiting }),

    /**
     * Resolves to the state after a run that began after this call, or at once while waiting is called for. What the network or
     * the server did is in the state; it rejects only when the phone itself fails.
     */
    run(cause: SyncCause): Promise<SyncState> {
      if (cause === 'student') liftAll();
      if (cause === 'network' && state.problem === 'offline') wait = null;
      next ??= last.then(start, start);
      last = next;
      return next;
    },
  };

  function start(): Promise<SyncState> {
    next = null;
    return isHeld() ? Promise.resolve(state) : attempt();
  }

  async function attempt(): Promise<SyncState> {
    isRunning = true;
    change({});
    let done: Partial<SyncState> = {};
    try {
      const outcome = await deps.lock(`akulearn-sync-${student.profile.studentId}`, syncOnce);
      done = { ...(await readCounts(student.store)), ...settle(outcome) };
    } finally {
      isRunning = false;
      change(done);
    }
    return state;
  }

  async function syncOnce(): Promise<SyncOutcome> {
    const session = await ensureSession();
    if (session === 'switched') return { problem: null };
    if (session === 'denied') return { problem: 'signed_out', retryAfter: null };
    if (session === 'unreachable') return { problem: 'offline', retryAfter: null };
    return runSyncLoop(student, {
      ...deps,
      async onApplied() {
        change(await readCounts(student.store));
        deps.onApplied();
      },
    });
  }

  async function ensureSession(): Promise<Registration> {
    if (!student.profile.registered) {
      const registration = await deps.register();
      if (registration === 'open') student.profile = { ...student.profile, registered: true };
      return registration;
    }
    const session = mustRenew ? await deps.renewSession() : 'open';
    if (session === 'open') mustRenew = false;
    return session;
  }

  function settle(outcome: SyncOutcome): Pick<SyncState, 'problem' | 'retryAt'> {
    wait = null;
    const { problem } = outcome;
    if (problem === null || needsStudent(problem)) {
      failures = 0;
      return { problem, retryAt: null };
    }
    failures++;
    const now = clock.now();
    wait = { from: now, until: now + backOffDelay(failures, outcome.retryAfter, deps.random) };
    return { problem, retryAt: wait.until };
  }

  function liftAll(): void {
    failures = 0;
    wait = null;
    mustRenew ||= state.problem === 'signed_out' || state.problem === 'wrong_user';
    if (needsStudent(state.problem)) change({ problem: null });
  }

  function isHeld(): boolean {
    const now = clock.now();
    return needsStudent(state.problem) || (wait !== null && wait.from <= now && now < wait.until);
  }

  function change(patch: Partial<SyncState>, own = true): void {
    const { waiting, rejected, lastSyncedAt, problem, retryAt } = { ...state, ...patch };
    const phase = isRunning ? 'syncing' : waiting > 0 || problem !== null ? 'waiting' : 'idle';
    const changed: SyncState = { phase, waiting, rejected, lastSyncedAt, problem, retryAt };
    if (isSame(changed, state)) return;
    state = changed;
    deps.onState(state, own);
  }
}

async function readCounts(store: StudentStore): Promise<Pick<SyncState, 'waiting' | 'rejected' | 'lastSyncedAt'>> {
  return store.read(async (rows) => {
    const [waiting, rejected, { lastSyncedAt }] = await Promise.all([
      rows.countWaiting(),
      rows.countRejected(),
      readMeta(rows),
    ]);
    return { waiting, rejected, lastSyncedAt };
  });
}

function isSame(a: SyncState, b: SyncState): boolean {
  return (Object.keys(a) as (keyof SyncState)[]).every((key) => a[key] === b[key]);
}
