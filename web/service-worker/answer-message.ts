import { LessonFailure } from './lesson-failure.ts';
import { type Envelope, MESSAGE_VERSION, type Reply, type Request, type SavedLesson } from './messages.ts';

interface MessageDeps {
  saveLesson(lessonId: string, onProgress: (doneBytes: number, totalBytes: number) => void): Promise<SavedLesson>;
  removeLesson(lessonId: string): Promise<void>;
  savedLessons(): Promise<SavedLesson[]>;
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
  switch (request.type) {
    case 'CACHE_LESSON':
      return cacheLesson(deps, request.payload.lessonId, reply);
    case 'UNCACHE_LESSON':
      await deps.removeLesson(request.payload.lessonId);
      return reply({ type: 'LESSON_UNCACHED', payload: request.payload });
    case 'GET_CACHE_STATUS':
      return reply({ type: 'CACHE_STATUS', payload: { lessons: await deps.savedLessons() } });
    case 'SYNC_NOW':
      reply({ type: 'SYNC_STARTED', payload: {} });
      return deps.sync();
    case 'GET_VERSION':
      return reply({ type: 'VERSION', payload: { version: await deps.version } });
    case 'SKIP_WAITING':
      return deps.skipWaiting();
  }
}

async function cacheLesson(deps: MessageDeps, lessonId: string, reply: (message: Reply) => void): Promise<void> {
  try {
    const saved = await deps.saveLesson(lessonId, (doneBytes, totalBytes) =>
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
