import type { EventDraft, LearningEvent } from '../../domain/events.ts';
import type { Progress } from '../../domain/progress.ts';
import type { LinkCode } from '../../domain/session.ts';
import type { Cursor } from '../../domain/sync.ts';
import { exportAll, exportUnsent } from './events/export-work.ts';
import { readProgress } from './events/read-progress.ts';
import { readReceipt, readReceipts } from './events/receipts.ts';
import { mint, type RecordOptions, recordEvent } from './events/record-event.ts';
import { retryRejected } from './events/rejected-events.ts';
import type { AllWork, EssayPaper, Profile, QuizDraft, Receipt, RejectedEvent, UnsentWork } from './storage.ts';
import { joinByLinkCode, requestLinkCode } from './student/link-browsers.ts';
import { readBase } from './student/student.ts';
import { position } from './sync/apply-response.ts';
import type { SyncCause } from './sync/sync.ts';
import { NO_SYNC_STATE, type SyncState } from './sync/sync-state.ts';
import { createSyncClient, type News, type SyncClientDeps } from './sync-client.ts';

export interface ClientDeps extends SyncClientDeps {
  /** Grades an event on the phone, 0–1; null where it cannot. Must not need the network: the answer is saved after it. */
  score(event: LearningEvent): number | null | Promise<number | null>;
}

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
  readPaper(lessonId: string, itemId: string): Promise<EssayPaper | undefined>;
  savePaper(paper: EssayPaper): Promise<void>;
  /** At most `limit` of the events on this phone, newest first; `beforeId` is the last one already seen. */
  readReceipts(limit: number, beforeId?: string): Promise<Receipt[]>;
  /** Undefined for an event that is not on this phone, or that the server rejected. */
  readReceipt(eventId: string): Promise<Receipt | undefined>;
  /** Exchanges work with the server as far as it goes now. `problem` in the state tells what stood in the way. */
  sync(cause?: SyncCause): Promise<SyncState>;
  /** How much of the student's log this phone has; null when that is not known. */
  readCursor(): Promise<Cursor | null>;
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
  const { clock, random, score } = deps;
  const { session, sync, subscribe, followAndTell, tell, tellProgress } = createSyncClient(deps);
  const open = session.open;

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

    async readPaper(lessonId, itemId) {
      return (await open()).student.store.read((rows) => rows.getPaper(lessonId, itemId));
    },

    async savePaper(paper) {
      await (await open()).student.store.write((rows) => rows.putPaper(paper));
    },

    async readReceipts(limit, beforeId) {
      return readReceipts((await open()).student.store, limit, beforeId ?? null);
    },

    async readReceipt(eventId) {
      return readReceipt((await open()).student.store, eventId);
    },

    sync,

    async readCursor() {
      return (await open()).student.store.read(async (rows) => position(await readBase(rows)));
    },

    syncState: () => session.peek()?.sync.state() ?? NO_SYNC_STATE,

    subscribe,

    async requestLinkCode() {
      // A guest the server has not met yet may turn out to be another student.
      if (!(await open()).student.profile.registered) await sync('student');
      return requestLinkCode(deps.fetch, (await open()).student);
    },

    async joinByLinkCode(code) {
      await joinByLinkCode(deps, (await open()).student, code);
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
      deps.channel.close();
      await session.close();
      await deps.storage.shared.close();
    },
  };
}
