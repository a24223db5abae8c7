import { LessonFailure } from './lesson-failure.ts';
import {
  type CacheStatus,
  type Envelope,
  MESSAGE_VERSION,
  type Reply,
  type Request,
  type SavedLesson,
} from './messages.ts';

interface MessageDeps {
  downloads: {
    save(lessonId: string, onProgress: (doneBytes: number, totalBytes: number) => void): Promise<SavedLesson>;
    cancel(lessonId: string, keepPartial: boolean): Promise<void>;
    remove(lessonId: string): Promise<void>;
    clear(): Promise<void>;
  };
  lessons: {
    pin(lessonId: string, pinned: boolean): Promise<void>;
    status(): Promise<CacheStatus>;
    trim(): Promise<void>;
  };
  forgetStudent(studentId: string): Promise<unknown>;
  sync(): Promise<void>;
  version: Promise<string>;
  skipWaiting(): Promise<void>;
}

/** Does what a page asks and answers on the port that came with the request. Settles when the work is done. */
export async function answerMessage(deps: MessageDeps, data: unknown, port: MessagePort | undefined): Promise<void> {
  if (!isRequest(data)) return;
  const reply = (message: Reply) => port?.postMessage({ ...message, v: MESSAGE_VERSION, req_id: data.req_id });
  try {
    await answer(deps, data, reply);
  } catch (error) {
    reply({ type: 'REQUEST_FAILED', payload: { message: String(error) } });
    throw error;
  }
}

async function answer(deps: MessageDeps, request: Request, reply: (message: Reply) => void): Promise<void> {
  const { downloads, lessons } = deps;
  const done = () => reply({ type: 'DONE', payload: {} });
  const { type, payload } = request;
  switch (type) {
    case 'CACHE_LESSON':
      return cacheLesson(deps, payload.lessonId, reply);
    case 'CANCEL_CACHE':
      return downloads.cancel(payload.lessonId, payload.keepPartial).then(done);
    case 'UNCACHE_LESSON':
      return downloads.remove(payload.lessonId).then(done);
    case 'PIN_LESSON':
      return lessons.pin(payload.lessonId, payload.pinned).then(done);
    case 'GET_CACHE_STATUS':
      return reply({ type: 'CACHE_STATUS', payload: await lessons.status() });
    case 'CLEAR_CACHE':
      return downloads.clear().then(done);
    case 'SET_PREFS':
      return lessons.trim().then(done);
    case 'SYNC_NOW':
    case 'SET_USER':
      done();
      return deps.sync();
    case 'CLEAR_USER':
      return deps.forgetStudent(payload.studentId).then(done);
    case 'GET_VERSION':
      return reply({ type: 'VERSION', payload: { version: await deps.version } });
    case 'SKIP_WAITING':
      return deps.skipWaiting();
  }
}

async function cacheLesson(
  { downloads }: MessageDeps,
  lessonId: string,
  reply: (message: Reply) => void,
): Promise<void> {
  try {
    const saved = await downloads.save(lessonId, (doneBytes, totalBytes) =>
      reply({ type: 'CACHE_PROGRESS', payload: { lessonId, doneBytes, totalBytes } }),
    );
    reply({ type: 'LESSON_CACHED', payload: saved });
  } catch (error) {
    if (!(error instanceof LessonFailure)) throw error;
    reply({ type: 'LESSON_CACHE_FAILED', payload: { lessonId, reason: error.reason } });
  }
}

/** A page of another version may speak another version of the messages; it gets no answer rather than a wrong one. */
function isRequest(data: unknown): data is Envelope<Request> {
  return typeof data === 'object' && data !== null && 'v' in data && data.v === MESSAGE_VERSION;
}
