import { createSync, type Sync, type SyncDeps } from '../sync/sync.ts';
import type { SyncState } from '../sync/sync-state.ts';
import type { createProfiles } from './profiles.ts';
import type { Student } from './student.ts';

/** The student of this browser and the sending of their work. */
export interface Session {
  student: Student;
  sync: Sync;
}

interface CurrentSessionDeps extends Omit<SyncDeps, 'register' | 'renewSession' | 'onState' | 'onApplied'> {
  profiles: ReturnType<typeof createProfiles>;
  /** `own`: this client made it so, rather than hearing it from another. */
  onState(studentId: string, state: SyncState, own: boolean): void;
  onApplied(studentId: string): void;
  onSwitched(): void;
}

/** Holds the session that is open. News of one that was left are not passed on. */
export function createCurrentSession(deps: CurrentSessionDeps) {
  const { profiles } = deps;
  let opening: Promise<Session> | null = null;
  let current: Session | null = null;

  return {
    open,
    /** What is open now, without opening anything. */
    peek: () => current,

    /** Another tab, or this one just now, may have put another student in place. Returns whether it was so. */
    async follow(): Promise<boolean> {
      const before = open();
      const { student } = await before;
      if ((await profiles.currentStudentId()) === student.profile.studentId) return false;
      if (opening === before) {
        opening = null;
        current = null;
        deps.onSwitched();
        await student.store.close();
      }
      await open();
      return true;
    },

    async close(): Promise<void> {
      await (await opening)?.student.store.close();
    },
  };

  function open(): Promise<Session> {
    opening ??= start().catch((error: unknown) => {
      opening = null;
      throw error;
    });
    return opening;
  }

  async function start(): Promise<Session> {
    const student = await profiles.open();
    const { studentId } = student.profile;
    const sync = createSync(student, {
      ...deps,
      register: () => profiles.register(student),
      renewSession: () => profiles.renew(student),
      onState(state, own) {
        if (current?.student === student) deps.onState(studentId, state, own);
      },
      onApplied() {
        if (current?.student === student) deps.onApplied(studentId);
      },
    });
    await sync.countAgain();
    current = { student, sync };
    deps.onState(studentId, sync.state(), false);
    return current;
  }
}
