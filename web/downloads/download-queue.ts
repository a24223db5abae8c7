import type { WorkerBridge } from '../app/worker-bridge.ts';
import type { NetworkInformation } from '../db/device-prefs.ts';
import { LessonFailure } from '../service-worker/lesson-failure.ts';
import type { CacheFailure } from '../service-worker/messages.ts';
import type { Prefs } from './prefs.ts';

/** A lesson on its way to the phone. Bytes are as the catalogue counts them. */
export interface LessonDownload {
  /** `waiting`: for its turn, or for Wi-Fi where the student wants it. */
  phase: 'waiting' | 'running' | 'paused' | 'failed';
  doneBytes: number;
  totalBytes: number;
  /** Why it failed, when that is known. */
  reason?: CacheFailure;
}

/** The lessons this window gets onto the phone, as a store that screens subscribe to. */
export interface DownloadQueue {
  subscribe(listener: () => void): () => void;
  /** The same object until something changes. By lesson id; a lesson that is not being got has no entry. */
  state(): Readonly<Record<string, LessonDownload>>;
  /**
   * Gets lessons one after another in this order; those under way or waiting stay where they are. One that is paused or
   * failed waits again, as the last. `bytes` is shown until the worker tells the true total.
   */
  start(lessons: readonly { id: string; bytes: number }[]): void;
  /** Keeps what arrived. */
  pause(lessonId: string): void;
  /** Lets a paused or failed lesson wait for its turn again. */
  resume(lessonId: string): void;
  /** Gives it up and drops what arrived. */
  cancel(lessonId: string): void;
  /** True while the student wants Wi-Fi and the phone says that it has none: then nothing new begins. */
  waitsForWifi(): boolean;
}

interface DownloadQueueDeps {
  worker: Pick<WorkerBridge, 'saveLesson' | 'cancelSaving'>;
  prefs: Pick<Prefs, 'get' | 'subscribe'>;
  /** The window, which the browser sends `online`: what the network broke then goes on by itself. */
  network: EventTarget;
  /** Undefined where the browser does not tell: then what the student starts goes ahead. */
  connection: (NetworkInformation & EventTarget) | undefined;
  /** A lesson has come onto the phone, which may have made others go. */
  onSaved(lessonId: string): void;
  onError(error: unknown): void;
}

export function createDownloadQueue(deps: DownloadQueueDeps): DownloadQueue {
  const { worker, prefs, network, connection, onSaved, onError } = deps;
  const listeners = new Set<() => void>();
  /** In the order of their turns, which an object's keys need not keep. */
  const turns = new Map<string, LessonDownload>();
  let shown: Readonly<Record<string, LessonDownload>> = {};
  /** The lesson under way. It may be paused or given up by now, but the next one waits until the worker has let go of it. */
  let current: string | null = null;

  const reconsiderWifi = () => {
    tell();
    next();
  };
  prefs.subscribe(reconsiderWifi);
  connection?.addEventListener('change', reconsiderWifi);
  network.addEventListener('online', () => {
    for (const [id, { reason }] of [...turns]) if (reason === 'NETWORK') wait(id);
    show();
    next();
  });

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    state: () => shown,

    start(lessons) {
      for (const { id, bytes } of lessons) {
        if (!turns.has(id)) turns.set(id, { phase: 'waiting', doneBytes: 0, totalBytes: bytes });
        else wait(id);
      }
      show();
      next();
    },

    pause(lessonId) {
      const download = turns.get(lessonId);
      if (download?.phase !== 'running' && download?.phase !== 'waiting') return;
      change(lessonId, { ...download, phase: 'paused' });
      stop(lessonId, true);
    },

    resume(lessonId) {
      wait(lessonId);
      show();
      next();
    },

    cancel(lessonId) {
      if (!turns.delete(lessonId)) return;
      show();
      stop(lessonId, false);
    },

    waitsForWifi,
  };

  function waitsForWifi(): boolean {
    return prefs.get().wifiOnly && connection?.type === 'cellular';
  }

  function next(): void {
    if (current !== null || waitsForWifi()) return;
    const waiting = Array.from(turns).find(([, { phase }]) => phase === 'waiting');
    if (waiting) void run(...waiting);
  }

  async function run(lessonId: string, { doneBytes, totalBytes }: LessonDownload): Promise<void> {
    current = lessonId;
    change(lessonId, { phase: 'running', doneBytes, totalBytes });
    try {
      await worker.saveLesson(lessonId, (done, total) => {
        const download = turns.get(lessonId);
        if (download?.phase === 'running') change(lessonId, { ...download, doneBytes: done, totalBytes: total });
      });
      turns.delete(lessonId);
      show();
      onSaved(lessonId);
    } catch (error) {
      noteFailure(lessonId, error);
    } finally {
      current = null;
      next();
    }
  }

  function noteFailure(lessonId: string, error: unknown): void {
    const reason = error instanceof LessonFailure ? error.reason : null;
    if (reason === null) onError(error);
    const download = turns.get(lessonId);
    // Paused or given up here: that is no failure.
    if (download?.phase !== 'running') return;
    change(lessonId, { ...download, phase: 'failed', ...(reason && { reason }) });
  }

  /** Puts a lesson that stands still at the end of those that wait. */
  function wait(lessonId: string): void {
    const download = turns.get(lessonId);
    if (download?.phase !== 'paused' && download?.phase !== 'failed') return;
    turns.delete(lessonId);
    turns.set(lessonId, { phase: 'waiting', doneBytes: download.doneBytes, totalBytes: download.totalBytes });
  }

  function stop(lessonId: string, keepPartial: boolean): void {
    worker.cancelSaving(lessonId, keepPartial).catch(onError);
  }

  function change(lessonId: string, download: LessonDownload): void {
    turns.set(lessonId, download);
    show();
  }

  function show(): void {
    shown = Object.fromEntries(turns);
    tell();
  }

  function tell(): void {
    for (const listener of listeners) listener();
  }
}
