/**
 * What the page and the worker say to each other, `{v, type, req_id, payload}`. A request travels with a MessagePort;
 * progress and the answer come back on it with the same `req_id`.
 */
export const MESSAGE_VERSION = 1;

export type Request =
  | { type: 'CACHE_LESSON'; payload: { lessonId: string } }
  | { type: 'UNCACHE_LESSON'; payload: { lessonId: string } }
  | { type: 'GET_CACHE_STATUS'; payload: Record<string, never> }
  | { type: 'SYNC_NOW'; payload: Record<string, never> }
  | { type: 'GET_VERSION'; payload: Record<string, never> }
  | { type: 'SKIP_WAITING'; payload: Record<string, never> };

/** QUOTA: no room. NETWORK: not reached. HASH: the bytes are not what the catalogue says. GONE: no such lesson any more. */
export type CacheFailure = 'QUOTA' | 'NETWORK' | 'HASH' | 'GONE';

export interface SavedLesson {
  id: string;
  contentHash: string;
  title: string;
  /** Addresses of everything saved for it, the lesson's JSON first. */
  files: string[];
  bytes: number;
  savedAt: number;
}

export type Reply =
  | { type: 'CACHE_PROGRESS'; payload: { lessonId: string; doneBytes: number; totalBytes: number } }
  | { type: 'LESSON_CACHED'; payload: SavedLesson }
  | { type: 'LESSON_CACHE_FAILED'; payload: { lessonId: string; reason: CacheFailure } }
  | { type: 'LESSON_UNCACHED'; payload: { lessonId: string } }
  | { type: 'CACHE_STATUS'; payload: { lessons: SavedLesson[] } }
  | { type: 'SYNC_STARTED'; payload: Record<string, never> }
  | { type: 'VERSION'; payload: { version: string } }
  /** The worker met an error that the request has no other answer for. */
  | { type: 'REQUEST_FAILED'; payload: { message: string } };

/** The reply that ends each request, unless it fails. SKIP_WAITING has none: the new worker takes over the page. */
export interface AnswerTypes {
  CACHE_LESSON: 'LESSON_CACHED';
  UNCACHE_LESSON: 'LESSON_UNCACHED';
  GET_CACHE_STATUS: 'CACHE_STATUS';
  SYNC_NOW: 'SYNC_STARTED';
  GET_VERSION: 'VERSION';
}

export type RequestPayload<T extends Request['type']> = Extract<Request, { type: T }>['payload'];
export type AnswerPayloads = { [T in keyof AnswerTypes]: Extract<Reply, { type: AnswerTypes[T] }>['payload'] };

export type Envelope<T extends Request | Reply> = T & { v: typeof MESSAGE_VERSION; req_id: string };
