import { LessonFailure } from '../service-worker/lesson-failure.ts';
import {
  type AnswerPayloads,
  type AnswerTypes,
  type CacheStatus,
  type Envelope,
  MESSAGE_VERSION,
  type News,
  type NewsEnvelope,
  type NewsPayload,
  type Reply,
  type Request,
  type RequestPayload,
  type SavedLesson,
} from '../service-worker/messages.ts';

/** Longer than the worker tries to get one file, so silence beyond it means that the worker is gone. */
const SILENCE_MS = 75_000;
const UPDATE_CHECK_INTERVAL_MS = 3_600_000;

/** Why this browser cannot keep lessons: the address is not https, it has no service workers, or it refused ours. */
export type OfflineObstacle = 'insecure' | 'unsupported' | 'failed';

export interface WorkerBridge {
  /** Null when lessons can be kept on this phone from now on. */
  registerWorker(): Promise<OfflineObstacle | null>;
  /** `onProgress` takes bytes as the catalogue counts them. Rejects with a LessonFailure when its reason is known. */
  saveLesson(lessonId: string, onProgress: (doneBytes: number, totalBytes: number) => void): Promise<SavedLesson>;
  /** Whoever waits for the lesson gets a LessonFailure, CANCELLED. `keepPartial` keeps what arrived for another time. */
  cancelSaving(lessonId: string, keepPartial: boolean): Promise<void>;
  removeLesson(lessonId: string): Promise<void>;
  /** A pinned lesson never makes room for another. */
  pinLesson(lessonId: string, pinned: boolean): Promise<void>;
  savedLessons(): Promise<SavedLesson[]>;
  /** Null when this browser keeps no lessons, or none yet. */
  cacheStatus(): Promise<CacheStatus | null>;
  /** The version of the app that the worker serves; null without a worker. */
  version(): Promise<string | null>;
  /** Removes every lesson and the catalogue from this phone; never the app itself or a student's work. */
  clearCache(): Promise<void>;
  /** Says that the preferences of this device were written to the storage. */
  tellPrefs(): Promise<void>;
  /** Says that another student uses this phone from now on, as the storage tells. */
  tellUser(): Promise<void>;
  /** Forgets what the server answered to this student. Their work stays. */
  clearUser(studentId: string): Promise<void>;
  /** Calls back with what the worker tells without being asked. Returns how to stop listening. */
  onNews<T extends News['type']>(type: T, callback: (payload: NewsPayload<T>) => void): () => void;
  /** Calls back whenever a new version of the app has been fetched and waits. Returns how to stop listening. */
  onUpdateReady(callback: () => void): () => void;
  /** Changes to the waiting version and loads this page anew, once. Other open pages stay as they are. */
  applyUpdate(): Promise<void>;
}

interface BridgeDeps {
  /** Undefined where the browser has none, as on an address that is not https. */
  container: ServiceWorkerContainer | undefined;
  isSecure: boolean;
  reload(): void;
}

/** Requests whose answer says only that they are done. */
type Plain = { [T in keyof AnswerTypes]: AnswerTypes[T] extends 'DONE' ? T : never }[keyof AnswerTypes];

/** The only part of the page that talks to the service worker. */
export function createWorkerBridge({ container, isSecure, reload }: BridgeDeps): WorkerBridge {
  return {
    async registerWorker() {
      if (!isSecure) return 'insecure';
      if (!container) return 'unsupported';
      try {
        await container.register('/sw.js', { updateViaCache: 'none' });
        return null;
      } catch (error) {
        console.error('The service worker could not be registered', error);
        return 'failed';
      }
    },

    saveLesson(lessonId, onProgress) {
      return ask('CACHE_LESSON', { lessonId }, onProgress);
    },

    cancelSaving: (lessonId, keepPartial) => tell('CANCEL_CACHE', { lessonId, keepPartial }),

    removeLesson: (lessonId) => tell('UNCACHE_LESSON', { lessonId }),

    pinLesson: (lessonId, pinned) => tell('PIN_LESSON', { lessonId, pinned }),

    async savedLessons() {
      return (await cacheStatus())?.lessons ?? [];
    },

    cacheStatus,

    async version() {
      return (await isThereWorker()) ? (await ask('GET_VERSION', {})).version : null;
    },

    clearCache: () => tell('CLEAR_CACHE', {}),

    tellPrefs: () => tell('SET_PREFS', {}),

    tellUser: () => tell('SET_USER', {}),

    clearUser: (studentId) => tell('CLEAR_USER', { studentId }),

    onNews(type, callback) {
      const listening = new AbortController();
      container?.addEventListener(
        'message',
        ({ data }: MessageEvent<NewsEnvelope>) => {
          if (data.v === MESSAGE_VERSION && data.type === type) callback(data.payload as NewsPayload<typeof type>);
        },
        { signal: listening.signal },
      );
      return () => listening.abort();
    },

    onUpdateReady(callback) {
      const listening = new AbortController();
      void container?.ready.then((registration) => watchUpdates(registration, callback, listening.signal));
      return () => listening.abort();
    },

    async applyUpdate() {
      const registration = await container?.getRegistration();
      // Another page may have changed the version already: then this one only has to load it.
      if (!container || !registration?.waiting) return reload();
      container.addEventListener('controllerchange', reload, { once: true });
      registration.waiting.postMessage(envelope('SKIP_WAITING', {}));
    },
  };

  async function cacheStatus(): Promise<CacheStatus | null> {
    return (await isThereWorker()) ? ask('GET_CACHE_STATUS', {}) : null;
  }

  /** What there is no worker for needs no doing: without one nothing was saved, kept or begun. */
  async function tell<T extends Plain>(type: T, payload: RequestPayload<T>): Promise<void> {
    if (await isThereWorker()) await ask(type, payload);
  }

  async function isThereWorker(): Promise<boolean> {
    const registration = await container?.getRegistration();
    return Boolean(registration?.active);
  }

  async function ask<T extends keyof AnswerTypes>(
    type: T,
    payload: RequestPayload<T>,
    onProgress?: (doneBytes: number, totalBytes: number) => void,
  ): Promise<AnswerPayloads[T]> {
    const worker = await activeWorker();
    const { port1, port2 } = new MessageChannel();
    const answer = new Promise<AnswerPayloads[T]>((resolve, reject) => {
      const giveUp = () => reject(new Error(`The service worker did not answer ${type}`));
      let silence = setTimeout(giveUp, SILENCE_MS);
      port1.onmessage = ({ data }: MessageEvent<Envelope<Reply>>) => {
        clearTimeout(silence);
        switch (data.type) {
          case 'CACHE_PROGRESS':
            silence = setTimeout(giveUp, SILENCE_MS);
            return onProgress?.(data.payload.doneBytes, data.payload.totalBytes);
          case 'LESSON_CACHE_FAILED':
            return reject(new LessonFailure(data.payload.reason, 'The lesson was not saved'));
          case 'REQUEST_FAILED':
            return reject(new Error(`The service worker failed at ${type}: ${data.payload.message}`));
          default:
            return resolve(data.payload as AnswerPayloads[T]);
        }
      };
    });
    worker.postMessage(envelope(type, payload), [port2]);
    return answer.finally(() => port1.close());
  }

  async function activeWorker(): Promise<ServiceWorker> {
    const registration = await container?.getRegistration();
    if (!container || !registration) throw new Error('There is no service worker to ask');
    const active = registration.active ?? (await container.ready).active;
    if (!active) throw new Error('The service worker did not start');
    return active;
  }
}

function envelope<T extends Request['type']>(type: T, payload: RequestPayload<T>) {
  return { type, payload, v: MESSAGE_VERSION, req_id: crypto.randomUUID() };
}

function watchUpdates(registration: ServiceWorkerRegistration, callback: () => void, signal: AbortSignal): void {
  const follow = (worker: ServiceWorker | null) =>
    worker?.addEventListener('statechange', () => worker.state === 'installed' && callback(), { signal });
  if (registration.waiting) callback();
  follow(registration.installing);
  registration.addEventListener('updatefound', () => follow(registration.installing), { signal });

  // An installed app may stay open for weeks, and browsers look for updates only when a page is loaded.
  let checkedAt = Date.now();
  const check = async () => {
    if (document.visibilityState !== 'visible' || Date.now() - checkedAt < UPDATE_CHECK_INTERVAL_MS) return;
    checkedAt = Date.now();
    try {
      await registration.update();
    } catch (error) {
      console.info('Could not look for a new version, probably without a network', error);
    }
  };
  document.addEventListener('visibilitychange', check, { signal });
}
