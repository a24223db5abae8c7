import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  type Envelope,
  MESSAGE_VERSION,
  type News,
  type Reply,
  type Request,
  type SavedLesson,
} from '../service-worker/messages.ts';
import { createWorkerBridge } from './worker-bridge.ts';

type Send = (reply: Reply) => void;

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

describe('the bridge to the worker', () => {
  beforeEach(() => {
    vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'visible' }));
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('says why lessons cannot be kept', async () => {
    const reload = () => {};
    const refusing = { register: () => Promise.reject(new Error('refused')) } as unknown as ServiceWorkerContainer;
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const registering = [
      createWorkerBridge({ container: undefined, isSecure: false, reload }).registerWorker(),
      createWorkerBridge({ container: undefined, isSecure: true, reload }).registerWorker(),
      createWorkerBridge({ container: refusing, isSecure: true, reload }).registerWorker(),
    ];
    expect(await Promise.all(registering)).toEqual(['insecure', 'unsupported', 'failed']);
  });

  it('passes progress on and resolves with the saved lesson', async () => {
    const { bridge } = createBrowser((_, send) => {
      send({ type: 'CACHE_PROGRESS', payload: { lessonId: 'the-mole', doneBytes: 4, totalBytes: 10 } });
      send({ type: 'LESSON_CACHED', payload: MOLE });
    });
    const onProgress = vi.fn();
    expect(await bridge.saveLesson('the-mole', onProgress)).toEqual(MOLE);
    expect(onProgress.mock.calls).toEqual([[4, 10]]);
  });

  it('rejects with the reason when a lesson could not be saved', async () => {
    const { bridge } = createBrowser((_, send) =>
      send({ type: 'LESSON_CACHE_FAILED', payload: { lessonId: 'the-mole', reason: 'QUOTA' } }),
    );
    await expect(bridge.saveLesson('the-mole', () => {})).rejects.toMatchObject({ reason: 'QUOTA' });
  });

  it('gives up when the worker falls silent, but not while it reports progress', async () => {
    vi.useFakeTimers();
    const { bridge } = createBrowser((_, send) => {
      const progress = () =>
        send({ type: 'CACHE_PROGRESS', payload: { lessonId: 'the-mole', doneBytes: 1, totalBytes: 10 } });
      setTimeout(progress, 60_000);
    });
    const onProgress = vi.fn();
    let failure: unknown;
    const saving = bridge.saveLesson('the-mole', onProgress).catch((error: unknown) => {
      failure = error;
    });
    await vi.advanceTimersByTimeAsync(60_000);
    await vi.waitFor(() => expect(onProgress).toHaveBeenCalled());
    await vi.advanceTimersByTimeAsync(70_000);
    expect(failure).toBeUndefined();
    await vi.advanceTimersByTimeAsync(10_000);
    await saving;
    expect(String(failure)).toContain('did not answer CACHE_LESSON');
  });

  it('knows of no saved lessons before there is a worker', async () => {
    const { bridge, registration } = createBrowser(() => {});
    registration.active = null;
    expect(await bridge.savedLessons()).toEqual([]);
    expect(await bridge.cacheStatus()).toBeNull();
  });

  it('has nothing to tell before there is a worker', async () => {
    const { bridge, registration } = createBrowser(() => {});
    registration.active = null;
    await bridge.tellPrefs();
    await bridge.cancelSaving('the-mole', true);
  });

  it('asks for what the student wants and resolves when it is done', async () => {
    const asked: unknown[] = [];
    const { bridge } = createBrowser(({ type, payload }, send) => {
      asked.push([type, payload]);
      send({ type: 'DONE', payload: {} });
    });
    await bridge.cancelSaving('the-mole', false);
    await bridge.removeLesson('the-mole');
    await bridge.pinLesson('the-mole', true);
    await bridge.clearCache();
    await bridge.tellPrefs();
    await bridge.tellUser();
    await bridge.clearUser('amina');
    expect(asked).toEqual([
      ['CANCEL_CACHE', { lessonId: 'the-mole', keepPartial: false }],
      ['UNCACHE_LESSON', { lessonId: 'the-mole' }],
      ['PIN_LESSON', { lessonId: 'the-mole', pinned: true }],
      ['CLEAR_CACHE', {}],
      ['SET_PREFS', {}],
      ['SET_USER', {}],
      ['CLEAR_USER', { studentId: 'amina' }],
    ]);
  });

  it('passes news on to who listens for it, until told to stop', () => {
    const { bridge, container } = createBrowser(() => {});
    const tell = (news: News, v: number = MESSAGE_VERSION) =>
      container.dispatchEvent(new MessageEvent('message', { data: { ...news, v } }));
    const onUpdated = vi.fn();
    const stop = bridge.onNews('LESSON_UPDATED', onUpdated);
    tell({ type: 'LESSON_UPDATED', payload: { lessonId: 'the-mole' } });
    tell({ type: 'NAVIGATE', payload: { path: '/me' } });
    tell({ type: 'LESSON_UPDATED', payload: { lessonId: 'of another version' } }, MESSAGE_VERSION + 1);
    stop();
    tell({ type: 'LESSON_UPDATED', payload: { lessonId: 'too late' } });
    expect(onUpdated.mock.calls).toEqual([[{ lessonId: 'the-mole' }]]);
  });

  it('reports a version that waits already', async () => {
    const { bridge, registration } = createBrowser(() => {});
    registration.waiting = createWorker(() => {});
    const onReady = vi.fn();
    bridge.onUpdateReady(onReady);
    await vi.waitFor(() => expect(onReady).toHaveBeenCalledOnce());
  });

  it('reports a version once it has been fetched, until told to stop', async () => {
    const { bridge, registration, settled } = createBrowser(() => {});
    const onReady = vi.fn();
    const stop = bridge.onUpdateReady(onReady);
    await settled();
    const fetched = registration.beginUpdate();
    expect(onReady).not.toHaveBeenCalled();
    fetched();
    expect(onReady).toHaveBeenCalledOnce();
    stop();
    registration.beginUpdate()();
    expect(onReady).toHaveBeenCalledOnce();
  });

  it('loads the page anew once, and only after it asked for the new version', async () => {
    const { bridge, registration, container, reload } = createBrowser(() => {});
    container.dispatchEvent(new Event('controllerchange'));
    expect(reload).not.toHaveBeenCalled();

    const asked: string[] = [];
    registration.waiting = createWorker(({ type }) => asked.push(type));
    await bridge.applyUpdate();
    expect(asked).toEqual(['SKIP_WAITING']);
    expect(reload).not.toHaveBeenCalled();
    container.dispatchEvent(new Event('controllerchange'));
    container.dispatchEvent(new Event('controllerchange'));
    expect(reload).toHaveBeenCalledOnce();
  });

  it('only loads the page anew when another page has changed the version already', async () => {
    const { bridge, reload } = createBrowser(() => {});
    await bridge.applyUpdate();
    expect(reload).toHaveBeenCalledOnce();
  });
});

/** A browser whose active worker answers each request with `answer`. */
function createBrowser(answer: (request: Envelope<Request>, send: Send) => void) {
  const registration = Object.assign(new EventTarget(), {
    active: createWorker(answer) as ServiceWorker | null,
    waiting: null as ServiceWorker | null,
    installing: null as ServiceWorker | null,
    /** Returns how to finish the fetching of the new version. */
    beginUpdate(): () => void {
      const worker = Object.assign(new EventTarget(), { state: 'installing' });
      registration.installing = worker as unknown as ServiceWorker;
      registration.dispatchEvent(new Event('updatefound'));
      return () => {
        worker.state = 'installed';
        worker.dispatchEvent(new Event('statechange'));
      };
    },
  });
  const ready = Promise.resolve(registration);
  const container = Object.assign(new EventTarget(), { getRegistration: async () => registration, ready });
  const reload = vi.fn();
  const bridge = createWorkerBridge({
    container: container as unknown as ServiceWorkerContainer,
    isSecure: true,
    reload,
  });
  return { bridge, registration, container, reload, settled: async () => void (await ready) };
}

function createWorker(answer: (request: Envelope<Request>, send: Send) => void): ServiceWorker {
  const postMessage = (request: Envelope<Request>, [port]: MessagePort[] = []) =>
    answer(request, (reply) => port?.postMessage({ ...reply, v: request.v, req_id: request.req_id }));
  return { postMessage } as unknown as ServiceWorker;
}
