import { describe, expect, it, vi } from 'vitest';
import { answerMessage } from './answer-message.ts';
import { LessonFailure } from './lesson-failure.ts';
import { MESSAGE_VERSION, type Request, type SavedLesson } from './messages.ts';

const MOLE: SavedLesson = {
  id: 'the-mole',
  contentHash: '',
  title: 'The mole',
  files: [],
  bytes: 10,
  savedAt: 1,
  pinned: false,
  lastOpenedAt: 1,
};

describe('a message of a page', () => {
  it('to save a lesson is answered with its progress and then the lesson', async () => {
    const worker = createWorker();
    worker.deps.downloads.save = async (_, onProgress) => {
      onProgress(5, 10);
      return MOLE;
    };
    await worker.receive({ type: 'CACHE_LESSON', payload: { lessonId: 'the-mole' } });
    expect(worker.replies).toEqual([
      {
        type: 'CACHE_PROGRESS',
        payload: { lessonId: 'the-mole', doneBytes: 5, totalBytes: 10 },
        v: MESSAGE_VERSION,
        req_id: 'r1',
      },
      { type: 'LESSON_CACHED', payload: MOLE, v: MESSAGE_VERSION, req_id: 'r1' },
    ]);
  });

  it('to save a lesson is answered with the reason when that fails', async () => {
    const worker = createWorker();
    worker.deps.downloads.save = () => Promise.reject(new LessonFailure('QUOTA', 'no room'));
    await worker.receive({ type: 'CACHE_LESSON', payload: { lessonId: 'the-mole' } });
    expect(worker.replies).toMatchObject([
      { type: 'LESSON_CACHE_FAILED', payload: { lessonId: 'the-mole', reason: 'QUOTA' } },
    ]);
  });

  it('never waits in vain: an unexpected error is answered, and still an error', async () => {
    const worker = createWorker();
    worker.deps.lessons.status = () => Promise.reject(new Error('storage is broken'));
    await expect(worker.receive({ type: 'GET_CACHE_STATUS', payload: {} })).rejects.toThrow('storage is broken');
    expect(worker.replies).toMatchObject([
      { type: 'REQUEST_FAILED', payload: { message: 'Error: storage is broken' } },
    ]);
  });

  it('is answered when what it asks for is done', async () => {
    const { deps, receive, replies } = createWorker();
    await receive({ type: 'CANCEL_CACHE', payload: { lessonId: 'the-mole', keepPartial: true } });
    await receive({ type: 'UNCACHE_LESSON', payload: { lessonId: 'the-mole' } });
    await receive({ type: 'PIN_LESSON', payload: { lessonId: 'the-mole', pinned: true } });
    await receive({ type: 'CLEAR_CACHE', payload: {} });
    await receive({ type: 'SET_PREFS', payload: {} });
    await receive({ type: 'CLEAR_USER', payload: { studentId: 'amina' } });
    expect(deps.downloads.cancel).toHaveBeenCalledWith('the-mole', true);
    expect(deps.downloads.remove).toHaveBeenCalledWith('the-mole');
    expect(deps.lessons.pin).toHaveBeenCalledWith('the-mole', true);
    expect(deps.downloads.clear).toHaveBeenCalledOnce();
    expect(deps.lessons.trim).toHaveBeenCalledOnce();
    expect(deps.forgetStudent).toHaveBeenCalledWith('amina');
    expect(replies).toMatchObject(Array(6).fill({ type: 'DONE' }));
  });

  it('for the state of the lessons and for the version is answered with them', async () => {
    const { receive, replies } = createWorker();
    await receive({ type: 'GET_CACHE_STATUS', payload: {} });
    await receive({ type: 'GET_VERSION', payload: {} });
    expect(replies).toMatchObject([
      { type: 'CACHE_STATUS', payload: { lessons: [MOLE], usedBytes: 10, capBytes: 100 } },
      { type: 'VERSION', payload: { version: '1' } },
    ]);
  });

  it.each(['SYNC_NOW', 'SET_USER'] as const)(
    '%s is answered at once, and the sync works on until it has ended',
    async (type) => {
      const worker = createWorker();
      const sync = Promise.withResolvers<void>();
      worker.deps.sync = () => sync.promise;
      const work = worker.receive({ type, payload: {} });
      expect(worker.replies).toMatchObject([{ type: 'DONE' }]);
      sync.reject(new Error('no network'));
      await expect(work).rejects.toThrow('no network');
    },
  );

  it('of another version of the app gets no answer', async () => {
    const worker = createWorker();
    await worker.receive({ type: 'GET_VERSION', payload: {} }, MESSAGE_VERSION + 1);
    expect(worker.replies).toEqual([]);
  });

  it('may come without a port', async () => {
    const worker = createWorker();
    await answerMessage(
      worker.deps,
      { type: 'SKIP_WAITING', payload: {}, v: MESSAGE_VERSION, req_id: 'r1' },
      undefined,
    );
    expect(worker.deps.skipWaiting).toHaveBeenCalledOnce();
  });
});

function createWorker() {
  const deps: Parameters<typeof answerMessage>[0] = {
    downloads: {
      save: async () => MOLE,
      cancel: vi.fn(async () => {}),
      remove: vi.fn(async () => {}),
      clear: vi.fn(async () => {}),
    },
    lessons: {
      status: async () => ({ lessons: [MOLE], usedBytes: 10, capBytes: 100 }),
      pin: vi.fn(async () => {}),
      trim: vi.fn(async () => {}),
    },
    forgetStudent: vi.fn(async () => {}),
    sync: async () => {},
    version: Promise.resolve('1'),
    skipWaiting: vi.fn(async () => {}),
  };
  const replies: unknown[] = [];
  const port = { postMessage: (reply: unknown) => replies.push(reply) } as unknown as MessagePort;
  return {
    deps,
    replies,
    receive: (request: Request, v: number = MESSAGE_VERSION) =>
      answerMessage(deps, { ...request, v, req_id: 'r1' }, port),
  };
}
