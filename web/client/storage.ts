import type { EssayAnswer, EventType, LearningEvent, ShortAnswer, WireEvent } from '../../domain/events.ts';
import type { Progress, WireProgress } from '../../domain/progress.ts';
import type { Cursor } from '../../domain/sync.ts';

/**
 * What the client core needs of a phone's storage; web/db implements it on IndexedDB. A transaction sees one state of the
 * database; a writing one is on the disk when its promise resolves, and leaves nothing behind when `work` throws. `work` awaits nothing but
 * `rows`, and may run a second time.
 */
export interface Transactions<Rows> {
  read<T>(work: (rows: Rows) => Promise<T>): Promise<T>;
  write<T>(work: (rows: Rows) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface ClientStorage {
  /** What every student of this browser shares. */
  shared: Transactions<SharedRows>;
  /** One student's work, in a database of its own. */
  openStudent(studentId: string): Promise<StudentStore>;
}

export type StudentStore = Transactions<StudentRows>;

/** This browser, to the server: one identity whichever student uses it. */
export interface Device {
  id: string;
  /** 32 random bytes in base64url. */
  secret: string;
}

/** A student who uses, or used, this browser. */
export interface Profile {
  studentId: string;
  /** The server knows this device as one of the student's. */
  registered: boolean;
  /** The student this one turned out to be. What it holds, or another tab still writes to it, moves there. */
  adoptedBy: string | null;
}

export interface SharedRows {
  getDevice(): Promise<Device | undefined>;
  putDevice(device: Device): Promise<void>;
  getProfile(studentId: string): Promise<Profile | undefined>;
  allProfiles(): Promise<Profile[]>;
  putProfile(profile: Profile): Promise<void>;
  getCurrentStudentId(): Promise<string | undefined>;
  setCurrentStudentId(studentId: string): Promise<void>;
}

export interface StoredEvent {
  event: LearningEvent;
  /** Bytes of its JSON on the wire. */
  bytes: number;
  /** The phone's own grading until the server's is known. */
  score: number | null;
  /** The server's value once known, else null. */
  correctedAt: number | null;
  /** When the server said it has the event, by its clock; null until it did. Retention counts from here. */
  acknowledgedAt: number | null;
  /** Its place in the log of the epoch in `SyncMeta`; null exactly while it waits in the outbox. */
  seq: number | null;
  /** 1: the base progress includes it. A number, since IndexedDB has no index over booleans. */
  covered: 0 | 1;
}

export interface WaitingEvent {
  eventId: string;
  bytes: number;
}

/** An event the server will not take as it is, kept until the student tries again or exports it. */
export interface RejectedEvent {
  stored: StoredEvent;
  code: string;
  message: string;
  at: number;
}

/** Progress as the server told it; events not covered come on top. */
export interface Base {
  progress: Progress;
  foldVersion: number;
  /** How much of the log `progress` includes; null when that is not known in the server's present history. */
  cursor: Cursor | null;
}

export interface SyncMeta {
  /** Sequence number of the last event recorded on this device. */
  deviceSeq: number;
  /** Milliseconds the server's clock is ahead of the phone's. */
  clockOffset: number;
  /** The server history that `StoredEvent.seq` refers to; null until it is known. */
  epoch: string | null;
  lastSyncedAt: number | null;
}

/** A quiz on its way. */
export interface QuizDraft {
  lessonId: string;
  contentHash: string;
  /** The question on screen, from 0. */
  index: number;
  /** By item id. */
  answers: Record<string, ShortAnswer>;
  activeSeconds: number;
}

/**
 * The student's paper for one essay: what is written and ticked so far, and after it was handed in, what it says since. It stays on
 * the phone, where the events that carry earlier texts go after 90 days.
 */
export interface EssayPaper extends EssayAnswer {
  lessonId: string;
  itemId: string;
  stage: 'writing' | 'comparing' | 'marked';
}

export interface StudentRows {
  getEvent(id: string): Promise<StoredEvent | undefined>;
  putEvent(stored: StoredEvent): Promise<void>;
  deleteEvent(id: string): Promise<void>;
  /** At most `limit` events with an id after `afterId` ('' for the first), in id order. */
  pageEvents(afterId: string, limit: number): Promise<StoredEvent[]>;
  /** At most `limit` events with an id before `beforeId` (null for the last), the last first. */
  pageEventsBack(beforeId: string | null, limit: number): Promise<StoredEvent[]>;
  pageUncovered(afterId: string, limit: number): Promise<StoredEvent[]>;
  /** Events the server acknowledged before `time` (its clock, Unix milliseconds), oldest first. */
  findAcknowledgedBefore(time: number, limit: number): Promise<StoredEvent[]>;

  countWaiting(): Promise<number>;
  /** The first `limit` events of the outbox, in the order they entered it. */
  firstWaiting(limit: number): Promise<WaitingEvent[]>;
  /** Changes nothing for an event that waits already. */
  addWaiting(waiting: WaitingEvent): Promise<void>;
  deleteWaiting(eventId: string): Promise<void>;

  countRejected(): Promise<number>;
  getRejected(eventId: string): Promise<RejectedEvent | undefined>;
  allRejected(): Promise<RejectedEvent[]>;
  putRejected(rejected: RejectedEvent): Promise<void>;
  deleteRejected(eventId: string): Promise<void>;

  getBase(): Promise<Base | undefined>;
  putBase(base: Base): Promise<void>;
  getMeta(): Promise<SyncMeta | undefined>;
  putMeta(meta: SyncMeta): Promise<void>;

  getDraft(lessonId: string): Promise<QuizDraft | undefined>;
  allDrafts(): Promise<QuizDraft[]>;
  putDraft(draft: QuizDraft): Promise<void>;
  deleteDraft(lessonId: string): Promise<void>;

  getPaper(lessonId: string, itemId: string): Promise<EssayPaper | undefined>;
  allPapers(): Promise<EssayPaper[]>;
  putPaper(paper: EssayPaper): Promise<void>;
  deletePaper(lessonId: string, itemId: string): Promise<void>;
}

/** That an event is on this phone, and whether the server has it. */
export interface Receipt {
  eventId: string;
  type: EventType;
  /** Null for what is about no lesson. */
  lessonId: string | null;
  /** The phone's clock at the tap, Unix milliseconds. */
  occurredAt: number;
  /** When the server said it has the event, by its clock; null until it did. */
  acknowledgedAt: number | null;
  /** Its place in the student's log on the server; null while it waits to be sent. */
  seq: number | null;
}

/** What `exportUnsent` gives out: everything the server does not have, in wire form. */
export interface UnsentWork {
  student_id: string;
  device_id: string;
  exported_at: number;
  waiting: WireEvent[];
  rejected: { event: WireEvent; code: string; message: string; at: number }[];
}

/** What `exportAll` gives out: everything of the student that is on this phone, in wire form. */
export interface AllWork {
  student_id: string;
  device_id: string;
  exported_at: number;
  /** By id, which is by time. What is older than 90 days is in `progress` alone. */
  events: {
    event: WireEvent;
    /** 0–1; null for what earns none, or is not graded yet. */
    score: number | null;
    /** The server does not have it, or has to get it again. */
    waiting: boolean;
    acknowledged_at: number | null;
    seq: number | null;
  }[];
  rejected: UnsentWork['rejected'];
  drafts: {
    lesson_id: string;
    content_hash: string;
    index: number;
    answers: QuizDraft['answers'];
    active_seconds: number;
  }[];
  /** Essays, as they stand. */
  papers: { lesson_id: string; item_id: string; text: string; met: string[]; stage: EssayPaper['stage'] }[];
  progress: WireProgress;
}
