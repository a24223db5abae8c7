import { describe, expect, it, vi } from 'vitest';
import { LessonFailure } from '../service-worker/lesson-failure.ts';
import type { CacheFailure } from '../service-worker/messages.ts';
import { createDownloadQueue } from './download-queue.ts';

describe('the download queue', () => {
  it('gets lessons one after another, in the order asked', async () => {
    const { queue, worker } = createPage();
    queue.start([lesson('mole'), lesson('atoms')]);
    queue.start([lesson('2'), lesson('mole')]);
    expect(phases(queue)).toEqual({ mole: 'running', atoms: 'waiting', 2: 'waiting' });
    await worker.finish('mole');
    await worker.finish('atoms');
    await worker.finish('2');
    expect(worker.asked).toEqual(['mole', 'atoms', '2']);
    expect(queue.state()).toEqual({});
  });

  it('shows the bytes, and tells the app when a lesson has come', async () => {
    const { queue, worker, onSaved } = createPage();
    queue.start([lesson('mole', 90)]);
    expect(queue.state()).toEqual({ mole: { phase: 'running', doneBytes: 0, totalBytes: 90 } });
    worker.progress('mole', 40, 100);
    expect(queue.state()).toEqual({ mole: { phase: 'running', doneBytes: 40, totalBytes: 100 } });
    await worker.finish('mole');
    expect(onSaved.mock.calls).toEqual([['mole']]);
  });

  it('is the same object until something changes, and tells who listens', () => {
    const { queue } = createPage();
    const before = queue.state();
    const listener = vi.fn();
    const stop = queue.subscribe(listener);
    expect(queue.state()).toBe(before);
    expect(listener).not.toHaveBeenCalled();
    queue.start([lesson('mole')]);
    expect(queue.state()).not.toBe(before);
    expect(listener).toHaveBeenCalled();
    stop();
    listener.mockClear();
    queue.cancel('mole');
    expect(listener).not.toHaveBeenCalled();
  });

  it('pauses with what arrived, goes on with the next, and resumes at the end', async () => {
    const { queue, worker } = createPage();
    queue.start([lesson('mole'), lesson('atoms'), lesson('waves')]);
    worker.progress('mole', 40, 100);
    queue.pause('mole');
    expect(worker.cancelled).toEqual([['mole', true]]);
    expect(queue.state().mole).toEqual({ phase: 'paused', doneBytes: 40, totalBytes: 100 });
    await worker.fail('mole', 'CANCELLED');
    expect(phases(queue)).toEqual({ mole: 'paused', atoms: 'running', waves: 'waiting' });
    queue.resume('mole');
    await worker.finish('atoms');
    await worker.finish('waves');
    expect(queue.state().mole).toEqual({ phase: 'running', doneBytes: 40, totalBytes: 100 });
  });

  it('pauses one that waits', async () => {
    const { queue, worker } = createPage();
    queue.start([lesson('mole'), lesson('atoms')]);
    queue.pause('atoms');
    await worker.finish('mole');
    expect(worker.asked).toEqual(['mole']);
    expect(phases(queue)).toEqual({ atoms: 'paused' });
  });

  it('begins anew a lesson that was resumed before the worker had let go of it', async () => {
    const { queue, worker } = createPage();
    queue.start([lesson('mole')]);
    queue.pause('mole');
    queue.resume('mole');
    expect(phases(queue)).toEqual({ mole: 'waiting' });
    await worker.fail('mole', 'CANCELLED');
    expect(worker.asked).toEqual(['mole', 'mole']);
    expect(phases(queue)).toEqual({ mole: 'running' });
  });

  it('is not confused by progress of what was given up and asked for again', () => {
    const { queue, worker } = createPage();
    queue.start([lesson('mole')]);
    queue.cancel('mole');
    queue.start([lesson('mole')]);
    worker.progress('mole', 40, 100);
    expect(queue.state().mole).toEqual({ phase: 'waiting', doneBytes: 0, totalBytes: 100 });
  });

  it('gives up a lesson and drops what arrived', async () => {
    const { queue, worker } = createPage();
    queue.start([lesson('mole'), lesson('atoms')]);
    queue.cancel('mole');
    expect(worker.cancelled).toEqual([['mole', false]]);
    expect(phases(queue)).toEqual({ atoms: 'waiting' });
    await worker.fail('mole', 'CANCELLED');
    expect(phases(queue)).toEqual({ atoms: 'running' });
  });

  it('also drops what arrived of a paused one, and nothing of one it does not know', async () => {
    const { queue, worker } = createPage();
    queue.start([lesson('mole')]);
    queue.pause('mole');
    await worker.fail('mole', 'CANCELLED');
    queue.cancel('mole');
    queue.cancel('atoms');
    expect(worker.cancelled).toEqual([
      ['mole', true],
      ['mole', false],
    ]);
  });

  it.each<CacheFailure>(['QUOTA', 'NETWORK', 'HASH', 'GONE', 'CANCELLED'])(
    'says that a lesson failed with %s, goes on, and tries again when asked',
    async (reason) => {
      const { queue, worker, onError } = createPage();
      queue.start([lesson('mole'), lesson('atoms')]);
      await worker.fail('mole', reason);
      expect(queue.state().mole).toEqual({ phase: 'failed', doneBytes: 0, totalBytes: 100, reason });
      expect(phases(queue)).toMatchObject({ atoms: 'running' });
      queue.start([lesson('mole')]);
      expect(queue.state().mole).toEqual({ phase: 'waiting', doneBytes: 0, totalBytes: 100 });
      expect(onError).not.toHaveBeenCalled();
    },
  );

  it('goes on by itself with what the network broke once it is back, and only with that', async () => {
    const { queue, worker, network } = createPage();
    queue.start([lesson('mole'), lesson('atoms')]);
    await worker.fail('mole', 'NETWORK');
    await worker.fail('atoms', 'HASH');
    network.dispatchEvent(new Event('online'));
    expect(phases(queue)).toEqual({ mole: 'running', atoms: 'failed' });
  });

  it('reports an error it has no words for', async () => {
    const { queue, worker, onError } = createPage();
    const error = new Error('The service worker did not answer CACHE_LESSON');
    queue.start([lesson('mole')]);
    await worker.fail('mole', error);
    expect(queue.state().mole).toEqual({ phase: 'failed', doneBytes: 0, totalBytes: 100 });
    expect(onError.mock.calls).toEqual([[error]]);
  });
});

describe('the download queue of a student who wants Wi-Fi only', () => {
  it('waits on a mobile network and goes on by itself on Wi-Fi', () => {
    const { queue, worker, connection, listener } = createPage({ wifiOnly: true, type: 'cellular' });
    queue.start([lesson('mole')]);
    expect(phases(queue)).toEqual({ mole: 'waiting' });
    expect(queue.waitsForWifi()).toBe(true);
    listener.mockClear();
    connection.become('wifi');
    expect(listener).toHaveBeenCalled();
    expect(queue.waitsForWifi()).toBe(false);
    expect(worker.asked).toEqual(['mole']);
  });

  it('begins nothing new on a mobile network, but finishes the lesson under way', async () => {
    const { queue, worker, connection } = createPage({ wifiOnly: true, type: 'wifi' });
    queue.start([lesson('mole'), lesson('atoms')]);
    connection.become('cellular');
    expect(phases(queue)).toEqual({ mole: 'running', atoms: 'waiting' });
    await worker.finish('mole');
    expect(phases(queue)).toEqual({ atoms: 'waiting' });
  });

  it('goes ahead when the student changes their mind', () => {
    const { queue, setWifiOnly } = createPage({ wifiOnly: true, type: 'cellular' });
    queue.start([lesson('mole')]);
    setWifiOnly(false);
    expect(phases(queue)).toEqual({ mole: 'running' });
  });

  it('goes ahead where the browser does not tell the network, since the student asked', () => {
    const { queue } = createPage({ wifiOnly: true });
    queue.start([lesson('mole')]);
    expect(phases(queue)).toEqual({ mole: 'running' });
  });
});

function createPage({ wifiOnly = false, type }: { wifiOnly?: boolean; type?: string } = {}) {
  const connection = Object.assign(new EventTarget(), {
    ...(type && { type }),
    become(next: string) {
      Object.assign(connection, { type: next });
      connection.dispatchEvent(new Event('change'));
    },
  });
  const prefs = { dataSaver: false, wifiOnly, capBytes: 1000 };
  let tellPrefs = () => {};
  const worker = createScriptedWorker();
  const [onSaved, onError, listener] = [vi.fn(), vi.fn(), vi.fn()];
  const network = new EventTarget();
  const queue = createDownloadQueue({
    worker,
    network,
    connection,
    prefs: {
      get: () => prefs,
      subscribe(tell) {
        tellPrefs = tell;
        return () => {};
      },
    },
    onSaved,
    onError,
  });
  queue.subscribe(listener);
  const setWifiOnly = (value: boolean) => {
    prefs.wifiOnly = value;
    tellPrefs();
  };
  return { queue, worker, network, connection, onSaved, onError, listener, setWifiOnly };
}

/** A worker that does what the test says, when it says so. */
function createScriptedWorker() {
  type Progress = (doneBytes: number, totalBytes: number) => void;
  const saving = new Map<string, PromiseWithResolvers<never> & { onProgress: Progress }>();
  const running = (lessonId: string) => {
    const download = saving.get(lessonId);
    if (!download) throw new Error(`${lessonId} is not being saved`);
    return download;
  };
  const worker = {
    asked: [] as string[],
    cancelled: [] as [string, boolean][],
    saveLesson(lessonId: string, onProgress: Progress) {
      worker.asked.push(lessonId);
      const download = Promise.withResolvers<never>();
      saving.set(lessonId, { ...download, onProgress });
      return download.promise;
    },
    async cancelSaving(lessonId: string, keepPartial: boolean) {
      worker.cancelled.push([lessonId, keepPartial]);
    },
    progress: (lessonId: string, done: number, total: number) => running(lessonId).onProgress(done, total),
    async finish(lessonId: string) {
      running(lessonId).resolve(undefined as never);
      await settle();
    },
    async fail(lessonId: string, cause: CacheFailure | Error) {
      running(lessonId).reject(cause instanceof Error ? cause : new LessonFailure(cause, 'failed'));
      await settle();
    },
  };
  return worker;
}

function settle(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

function lesson(id: string, bytes = 100) {
  return { id, bytes };
}

function phases(queue: ReturnType<typeof createDownloadQueue>) {
  return Object.fromEntries(Object.entries(queue.state()).map(([id, { phase }]) => [id, phase]));
}
