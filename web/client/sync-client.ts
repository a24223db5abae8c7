import type { Channel, ClientMessage } from './channel.ts';
import type { Clock, Random } from './clock.ts';
import type { Fetch } from './http.ts';
import type { ClientStorage } from './storage.ts';
import { createCurrentSession } from './student/current-session.ts';
import { createProfiles } from './student/profiles.ts';
import type { Lock } from './sync/lock.ts';
import type { SyncCause } from './sync/sync.ts';
import type { SyncState } from './sync/sync-state.ts';

export interface SyncClientDeps {
  storage: ClientStorage;
  fetch: Fetch;
  clock: Clock;
  random: Random;
  lock: Lock;
  channel: Channel;
}

/**
 * What happened: this client wrote an event (`recorded`); progress or the outbox is another, whoever did it (`progress`);
 * the sync state is another (`state`); another student uses this browser now (`student`).
 */
export type News = 'recorded' | 'progress' | 'state' | 'student';

/**
 * The part of the client that exchanges work with the server and keeps the tabs of a browser in step. It is all the service
 * worker needs, which stays small by leaving out the rest.
 */
export function createSyncClient(deps: SyncClientDeps) {
  const { channel } = deps;
  const listeners = new Set<(news: News) => void>();
  const profiles = createProfiles(deps);
  const session = createCurrentSession({
    ...deps,
    profiles,
    onState(studentId, state, own) {
      tell('state');
      if (own) channel.post({ type: 'state', studentId, state });
    },
    onApplied: tellProgress,
    onSwitched: () => tell('student'),
  });
  channel.listen(hear);

  return {
    session,
    followAndTell,
    tell,
    tellProgress,

    /** See Client.sync. */
    async sync(cause: SyncCause = 'routine'): Promise<SyncState> {
      await session.follow();
      const state = await (await session.open()).sync.run(cause);
      // The server may have told that this browser is another student's.
      return (await followAndTell()) ? (await session.open()).sync.run(cause) : state;
    },

    /** Returns how to stop listening. */
    subscribe(listener: (news: News) => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };

  async function followAndTell(): Promise<boolean> {
    const isOther = await session.follow();
    if (isOther) channel.post({ type: 'student' });
    return isOther;
  }

  function hear(message: ClientMessage): void {
    const current = session.peek();
    if (message.type === 'student') {
      if (current) void session.follow();
      return;
    }
    if (message.studentId !== current?.student.profile.studentId) return;
    if (message.type === 'state') {
      current.sync.show(message.state);
      return;
    }
    void current.sync.countAgain();
    tell('progress');
  }

  function tellProgress(studentId: string): void {
    tell('progress');
    channel.post({ type: 'progress', studentId });
  }

  /** In a task of its own, so that a listener's error is not taken for a failed write. */
  function tell(news: News): void {
    queueMicrotask(() => {
      for (const listener of listeners) listener(news);
    });
  }
}
