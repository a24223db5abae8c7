import type { SyncState } from '../client/sync/sync-state.ts';

/**
 * What the page and the worker say to each other, `{v, type, req_id, payload}`. A request travels with a MessagePort;
 * progress and the answer come back on it with the same `req_id`. News, which nobody asked for, goes to every open window.
 */
export const MESSAGE_VERSION = 1;

type Nothing = Record<string, never>;

export type Request =
  /** Saves a lesson, or brings it up to date. One that is being saved already is joined. */
  | { type: 'CACHE_LESSON'; payload: { lessonId: string } }
  /** Stops saving a lesson. `keepPartial`: what arrived stays, so that the next CACHE_LESSON goes on from there. */
  | { type: 'CANCEL_CACHE'; payload: { lessonId: string; keepPartial: boolean } }
  | { type: 'UNCACHE_LESSON'; payload: { lessonId: string } }
  /** A pinned lesson never makes room for another. */
  | { type: 'PIN_LESSON'; payload: { lessonId: string; pinned: boolean } }
  | { type: 'GET_CACHE_STATUS'; payload: Nothing }
  /** Removes every lesson, saved or merely opened, and the catalogue; never the app itself or a student's work. */
  | { type: 'CLEAR_CACHE'; payload: Nothing }
  /** The preferences of this device were written to the storage; what was merely opened makes room at once. */
  | { type: 'SET_PREFS'; payload: Nothing }
  | { type: 'SYNC_NOW'; payload: Nothing }
  /** Another student uses this phone from now on, as the storage says; what waits of theirs is sent. */
  | { type: 'SET_USER'; payload: Nothing }
  /** Forgets what the server answered to this student. Their work stays. */
  | { type: 'CLEAR_USER'; payload: { studentId: string } }
  | { type: 'GET_VERSION'; payload: Nothing }
  | { type: 'SKIP_WAITING'; payload: Nothing };

/**
 * QUOTA: no room. NETWORK: not reached. HASH: the bytes are not what the catalogue says. GONE: no such lesson any more.
 * CANCELLED: stopped by the student, in this window or another.
 */
export type CacheFailure = 'QUOTA' | 'NETWORK' | 'HASH' | 'GONE' | 'CANCELLED';

export interface SavedFile {
  url: string;
  /** As the catalogue counts them. */
  bytes: number;
}

export interface SavedLesson {
  id: string;
  contentHash: string;
  title: string;
  /** Everything saved for it, the lesson's JSON first. */
  files: SavedFile[];
  bytes: number;
  savedAt: number;
  /** Never removed to make room for another lesson. */
  pinned: boolean;
  /** Lessons opened longest ago make room first. Unix milliseconds by the phone's clock, as `savedAt`. */
  lastOpenedAt: number;
}

export interface CacheStatus {
  lessons: SavedLesson[];
  /** Of all saved lessons together; a file that several share counts once. */
  usedBytes: number;
  /** What the student allows. */
  capBytes: number;
}

export type Reply =
  | { type: 'CACHE_PROGRESS'; payload: { lessonId: string; doneBytes: number; totalBytes: number } }
  | { type: 'LESSON_CACHED'; payload: SavedLesson }
  | { type: 'LESSON_CACHE_FAILED'; payload: { lessonId: string; reason: CacheFailure } }
  | { type: 'CACHE_STATUS'; payload: CacheStatus }
  | { type: 'VERSION'; payload: { version: string } }
  /** What was asked for is done, or begun in the case of SYNC_NOW and SET_USER, and there is nothing more to tell. */
  | { type: 'DONE'; payload: Nothing }
  /** The worker met an error that the request has no other answer for. */
  | { type: 'REQUEST_FAILED'; payload: { message: string } };

export type News =
  /** The catalogue brought a newer version of a saved lesson. It stays as it is until the student asks for the update. */
  | { type: 'LESSON_UPDATED'; payload: { lessonId: string } }
  /** How sending went that the worker did by itself. */
  | { type: 'SYNC_STATE'; payload: SyncState }
  /** Sending stopped until the student signs in again. */
  | { type: 'AUTH_REQUIRED'; payload: Nothing }
  /** A new version of the app has been fetched and waits. */
  | { type: 'UPDATE_READY'; payload: Nothing }
  /** Asks to show another page of the app; `path` begins with a slash. */
  | { type: 'NAVIGATE'; payload: { path: string } };

/** The reply that ends each request, unless it fails. SKIP_WAITING has none: the new worker takes over the page. */
export interface AnswerTypes {
  CACHE_LESSON: 'LESSON_CACHED';
  CANCEL_CACHE: 'DONE';
  UNCACHE_LESSON: 'DONE';
  PIN_LESSON: 'DONE';
  GET_CACHE_STATUS: 'CACHE_STATUS';
  CLEAR_CACHE: 'DONE';
  SET_PREFS: 'DONE';
  SYNC_NOW: 'DONE';
  SET_USER: 'DONE';
  CLEAR_USER: 'DONE';
  GET_VERSION: 'VERSION';
}

type PayloadOf<Message extends { type: string; payload: unknown }, T extends Message['type']> = Extract<
  Message,
  { type: T }
>['payload'];
export type RequestPayload<T extends Request['type']> = PayloadOf<Request, T>;
export type NewsPayload<T extends News['type']> = PayloadOf<News, T>;
export type AnswerPayloads = { [T in keyof AnswerTypes]: PayloadOf<Reply, AnswerTypes[T]> };

export type Envelope<T extends Request | Reply> = T & { v: typeof MESSAGE_VERSION; req_id: string };
export type NewsEnvelope = News & { v: typeof MESSAGE_VERSION };
