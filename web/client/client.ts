import type { EventDraft, LearningEvent } from '../../domain/events.ts';
import type { Progress } from '../../domain/progress.ts';
import type { LinkCode } from '../../domain/session.ts';
import type { Channel, ClientMessage } from './channel.ts';
import type { Clock, Random } from './clock.ts';
import { exportAll, exportUnsent } from './events/export-work.ts';
import { readProgress } from './events/read-progress.ts';
import { readReceipt, readReceipts } from './events/receipts.ts';
import { mint, type RecordOptions, recordEvent } from './events/record-event.ts';
import { retryRejected } from './events/rejected-events.ts';
import type { Fetch } from './http.ts';
import type { AllWork, ClientStorage, Profile, QuizDraft, Receipt, RejectedEvent, UnsentWork } from './storage.ts';
import { createCurrentSession } from './student/current-session.ts';
import { createProfiles } from './student/profiles.ts';
import type { Lock } from './sync/lock.ts';
import type { SyncCause } from './sync/sync.ts';
import { NO_SYNC_STATE, type SyncState } from './sync/sync-state.ts';

export interface ClientDeps {
  storage: ClientStorage;
  fetch: Fetch;
  clock: Clock;
  random: Random;
  lock: Lock;
  channel: Channel;
  /** Grades an event on the phone, 0–1; null where it cannot. Must not need the network: the answer is saved after it. */
  score(event: LearningEvent): number | null | Promise<number | null>;
}

/**
 * What happened: this client wrote an event (`recorded`); progress or the outbox is another, whoever did it (`progress`);
 * the sync state is another (`state`); another student uses this browser now (`student`).
 */
export type News = 'recorded' | 'progress' | 'state' | 'student';

export interface Client {
  /** Who uses this browser; minted at the first call ever, without a network if need be. Every other call opens it too. */
  openProfile(): Promise<Profile>;
  /**
   * Saves what the student did, as of the moment of this call. It is on the phone when the promise resolves; when it
   * rejects, it is not.
   */
  record(draft: EventDraft, options?: RecordOptions): Promise<LearningEvent>;
  /** What the student has done, what waits on this phone included. */
  readProgress(): Promise<Progress>;
  readDraft(lessonId: string): Promise<QuizDraft | undefined>;
  /** Every quiz on its way. */
  readDrafts(): Promise<QuizDraft[]>;
  saveDraft(draft: QuizDraft): Promise<void>;
  /** At most `limit` of the events on this phone, newest first; `beforeId` is the last one already seen. */
  readReceipts(limit: number, beforeId?: string): Promise<Receipt[]>;
  /** Undefined for an event that is not on this phone, or that the server rejected. */
  readReceipt(eventId: string): Promise<Receipt | undefined>;
  /** Exchanges work with the server as far as it goes now. `problem` in the state tells what stood in the way. */
  sync(cause?: SyncCause): Promise<SyncState>;
  /** The same object until it changes. */
  syncState(): SyncState;
  /** Returns how to stop listening. */
  subscribe(listener: (news: News) => void): () => void;
  /** Throws SessionRefused. */
  requestLinkCode(): Promise<LinkCode>;
  /** Makes the code's student the one of this browser; the work done on it goes along. Throws SessionRefused, and changes nothing then. */
  joinByLinkCode(code: string): Promise<void>;
  exportUnsent(): Promise<UnsentWork>;
  exportAll(): Promise<AllWork>;
  readRejected(): Promise<RejectedEvent[]>;
  retryRejected(): Promise<void>;
  close(): Promise<void>;
}

/** The app without its screens: pages, the service worker and tests give it what it needs of their surroundings. */
export function createClient(deps: ClientDeps): Client {
  const { clock, random, channel, score } = deps;
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
  const open = session.open;
  channel.listen(hear);

  return {
    async openProfile() {
      return (await open()).student.profile;
    },

    async record(draft, options) {
      const minted = mint(clock, random);
      const { student, sync } = await open();
      const { event, waiting } = await recordEvent(student.store, { draft, minted, score, ...options });
      sync.noteWaiting(waiting);
      tellProgress(student.profile.studentId);
      tell('recorded');
      return event;
    },

    async readProgress() {
      return readProgress((await open()).student.store, clock.now());
    },

    async readDraft(lessonId) {
      return (await open()).student.store.read((rows) => rows.getDraft(lessonId));
    },

    async readDrafts() {
      return (await open()).student.store.read((rows) => rows.allDrafts());
    },

    async saveDraft(draft) {
      await (await open()).student.store.write((rows) => rows.putDraft(draft));
    },

    async readReceipts(limit, beforeId) {
      return readReceipts((await open()).student.store, limit, beforeId ?? null);
    },

    async readReceipt(eventId) {
      return readReceipt((await open()).student.store, eventId);
    },

    sync,

    syncState: () => session.peek()?.sync.state() ?? NO_SYNC_STATE,

    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    async requestLinkCode() {
      // A guest the server has not met yet may turn out to be another student.
      if (!(await open()).student.profile.registered) await sync('student');
      return profiles.requestLinkCode((await open()).student);
    },

    async joinByLinkCode(code) {
      await profiles.join((await open()).student, code);
      await followAndTell();
    },

    async exportUnsent() {
      return exportUnsent((await open()).student, clock.now());
    },

    async exportAll() {
      return exportAll((await open()).student, clock.now());
    },

    async readRejected() {
      return (await open()).student.store.read((rows) => rows.allRejected());
    },

    async retryRejected() {
      const { student, sync } = await open();
      await retryRejected(student.store);
      await sync.countAgain();
      tellProgress(student.profile.studentId);
      tell('recorded');
    },

    async close() {
      channel.close();
      await session.close();
      await deps.storage.shared.close();
    },
  };

  async function sync(cause: SyncCause = 'routine'): Promise<SyncState> {
    await session.follow();
    const state = await (await open()).sync.run(cause);
    // The server may have told that this browser is another student's.
    return (await followAndTell()) ? (await open()).sync.run(cause) : state;
  }

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
