import type { Catalogue, CatalogueEntry } from '../../domain/lesson.ts';
import type { SavedLessons } from '../db/open-storage.ts';
import { CATALOGUE_CACHE, LESSONS_CACHE, OPENED_CACHE } from './cache-names.ts';
import { findContent, keepOpened } from './content.ts';
import { LessonFailure } from './lesson-failure.ts';
import { filesLetGo, filesOf } from './lesson-files.ts';
import { lessonsToRemove, usedBytes } from './lesson-room.ts';
import type { CacheStatus, SavedLesson } from './messages.ts';
import { createQueue } from './task-queue.ts';
import { sizeOf, verifiedResponse } from './verified-response.ts';

/** Room for a large file on a 2G network. */
const FILE_TIMEOUT_MS = 60_000;

/** The catalogue tells what comes over the network; text takes up to about four times as much on the phone. */
const MAX_ATTEMPTS_TO_FIT = 5;

type LessonFile = CatalogueEntry['files'][number];
export type OnProgress = (doneBytes: number, totalBytes: number) => void;

interface LessonSaverDeps {
  caches: CacheStorage;
  fetch: typeof globalThis.fetch;
  /** Rejects when no catalogue can be had. */
  readCatalogue(signal: AbortSignal): Promise<Catalogue>;
  /** As the phone knows it, without asking the network; null when it knows none. */
  keptCatalogue(): Promise<Catalogue | null>;
  /** Where it is written which lessons are on this phone. */
  store: SavedLessons;
  /** How much lessons may take. */
  capBytes(): Promise<number>;
  now(): number;
}

export type LessonSaver = ReturnType<typeof createLessonSaver>;

/**
 * Saves and removes lessons. Every file is in the cache before the lesson is written down as saved, and it is struck out before
 * its files go, so a kill at any moment leaves at worst files that {@link sweep} clears away. A full phone is the exception.
 */
export function createLessonSaver(deps: LessonSaverDeps) {
  const { caches, fetch, store, now } = deps;
  // Only the active worker changes saved lessons, so this is enough.
  const oneAtATime = createQueue();

  return {
    /**
     * Fetches what the phone does not have yet, so an interrupted download goes on where it stopped. `onProgress` takes
     * bytes as the catalogue counts them. Rejects with a {@link LessonFailure}.
     */
    async save(lessonId: string, onProgress: OnProgress, signal: AbortSignal): Promise<SavedLesson> {
      try {
        const entry = await findEntry(lessonId, patience(signal));
        await makeRoom(entry, await deps.capBytes());
        for (let attempt = 1; ; attempt++) {
          try {
            return await fetchAndCommit(entry, onProgress, signal);
          } catch (error) {
            if (!isQuotaExceeded(error) || attempt === MAX_ATTEMPTS_TO_FIT) throw error;
          }
          await makeRoom(entry);
        }
      } catch (cause) {
        if (signal.aborted) throw new LessonFailure('CANCELLED', `${lessonId} was stopped`, { cause });
        if (!isQuotaExceeded(cause)) throw cause;
        // What arrived would take the room of the student's own work.
        await dropPartial(lessonId);
        throw new LessonFailure('QUOTA', `no room for ${lessonId}`, { cause });
      }
    },

    dropPartial,

    remove(lessonId: string): Promise<void> {
      return oneAtATime(() => removeNow(lessonId));
    },

    pin(lessonId: string, pinned: boolean): Promise<void> {
      return oneAtATime(() => store.change(lessonId, { pinned }));
    },

    async status(): Promise<CacheStatus> {
      const lessons = await store.all();
      return { lessons, usedBytes: usedBytes(lessons), capBytes: await deps.capBytes() };
    },

    /** Deletes files that belong to no saved lesson: what downloads left behind that were given up. */
    sweep(): Promise<void> {
      return oneAtATime(async () => {
        const inUse = new Set(filesOf(await store.all()));
        const cache = await caches.open(LESSONS_CACHE);
        const orphans = (await cache.keys()).filter(({ url }) => !inUse.has(new URL(url).pathname));
        await Promise.all(orphans.map((request) => cache.delete(request)));
      });
    },

    /** Removes every lesson and the catalogue. */
    clear(): Promise<void> {
      return oneAtATime(async () => {
        await Promise.all((await store.all()).map(({ id }) => store.remove(id)));
        await Promise.all([LESSONS_CACHE, OPENED_CACHE, CATALOGUE_CACHE].map((name) => caches.delete(name)));
      });
    },

    /** Drops what was merely opened when all together takes more than the cap. No saved lesson goes for a lower cap alone. */
    trim(): Promise<void> {
      return oneAtATime(async () => {
        const used = usedBytes(await store.all()) + (await openedBytes());
        if (used > (await deps.capBytes())) await caches.delete(OPENED_CACHE);
      });
    },
  };

  /** Deletes what arrived of a lesson that is not saved, or of its update. */
  function dropPartial(lessonId: string): Promise<void> {
    return oneAtATime(async () => {
      const entry = (await deps.keptCatalogue())?.lessons.find(({ id }) => id === lessonId);
      const cache = await caches.open(LESSONS_CACHE);
      const letGo = filesLetGo(entry ? [entry] : [], await store.all());
      await Promise.all(letGo.map((url) => cache.delete(url)));
    });
  }

  async function findEntry(lessonId: string, signal: AbortSignal): Promise<CatalogueEntry> {
    const catalogue = await deps.readCatalogue(signal).catch((cause: unknown) => {
      throw new LessonFailure('NETWORK', 'the catalogue was not reached', { cause });
    });
    const entry = catalogue.lessons.find(({ id }) => id === lessonId);
    if (!entry) throw new LessonFailure('GONE', `the catalogue has no lesson ${lessonId}`);
    return entry;
  }

  /** So that all fits into `limitBytes`, else into what is used now: first what was merely opened goes, then saved lessons. */
  function makeRoom(entry: CatalogueEntry, limitBytes?: number): Promise<void> {
    return oneAtATime(async () => {
      const saved = await store.all();
      const opened = await openedBytes();
      const limit = limitBytes ?? usedBytes(saved) + opened;
      const leaving = lessonsToRemove(saved, entry, limit);
      // In the browser's own words for it.
      if (!leaving) throw new DOMException('nothing else may go', 'QuotaExceededError');
      if (lessonsToRemove(saved, entry, limit - opened)?.length !== 0) await caches.delete(OPENED_CACHE);
      for (const { id } of leaving) await removeNow(id);
    });
  }

  async function openedBytes(): Promise<number> {
    const cache = await caches.open(OPENED_CACHE);
    const files = await Promise.all((await cache.keys()).map((request) => cache.match(request)));
    return files.reduce((sum, file) => sum + (file ? sizeOf(file) : 0), 0);
  }

  async function removeNow(lessonId: string): Promise<void> {
    const before = await store.all();
    const cache = await caches.open(LESSONS_CACHE);
    const letGo = filesLetGo(
      before,
      before.filter(({ id }) => id !== lessonId),
    );
    const deleteFiles = () => Promise.all(letGo.map((url) => cache.delete(url)));
    try {
      await store.remove(lessonId);
    } catch (error) {
      if (!isQuotaExceeded(error)) throw error;
      // A full phone refuses to write even this, so here the files go first. A kill in between leaves a lesson that is
      // fetched again as it is opened.
      await deleteFiles();
      await store.remove(lessonId);
    }
    await deleteFiles();
  }

  async function fetchAndCommit(
    entry: CatalogueEntry,
    onProgress: OnProgress,
    signal: AbortSignal,
  ): Promise<SavedLesson> {
    const totalBytes = entry.files.reduce((sum, { bytes }) => sum + bytes, 0);
    for (;;) {
      let doneBytes = 0;
      for (const file of entry.files) {
        signal.throwIfAborted();
        await saveFile(file, signal);
        doneBytes += file.bytes;
        onProgress(doneBytes, totalBytes);
      }
      const saved = await oneAtATime(() => commit(entry));
      if (saved) return saved;
    }
  }

  async function saveFile(file: LessonFile, signal: AbortSignal): Promise<void> {
    const cache = await caches.open(LESSONS_CACHE);
    if (await cache.match(file.url)) return;
    await cache.put(file.url, (await findContent(caches, file.url)) ?? (await download(file, signal)));
  }

  async function download({ url, hash }: LessonFile, signal: AbortSignal): Promise<Response> {
    const unreached = (cause: unknown): never => {
      throw new LessonFailure('NETWORK', `${url} was not reached`, { cause });
    };
    const response = await fetch(url, { signal: patience(signal) }).catch(unreached);
    if (response.status === 404 || response.status === 410) throw new LessonFailure('GONE', `${url} is gone`);
    if (!response.ok) throw new LessonFailure('NETWORK', `${url} answered ${response.status}`);
    const verified = await verifiedResponse(response, hash).catch(unreached);
    if (!verified) throw new LessonFailure('HASH', `${url} does not have the hash ${hash}`);
    return verified;
  }

  /** Null when another lesson's removal took a shared file away meanwhile: it has to be fetched again. */
  async function commit(entry: CatalogueEntry): Promise<SavedLesson | null> {
    const cache = await caches.open(LESSONS_CACHE);
    const before = await store.all();
    const files = [];
    for (const { url } of entry.files) {
      const file = await cache.match(url);
      if (!file) return null;
      files.push({ url, bytes: sizeOf(file) });
    }
    const { id, contentHash, title } = entry;
    const savedAt = now();
    const use = before.find((lesson) => lesson.id === id) ?? { pinned: false, lastOpenedAt: savedAt };
    const { pinned, lastOpenedAt } = use;
    const saved = { id, contentHash, title, files, bytes: usedBytes([{ files }]), savedAt, pinned, lastOpenedAt };
    await store.put(saved);
    const letGo = filesLetGo(before, [...before.filter((lesson) => lesson.id !== id), saved]);
    await Promise.all(letGo.map((url) => demote(cache, url)));
    return saved;
  }

  /** A quiz begun on the version before is finished on it, so its files stay for a while as merely opened ones. */
  async function demote(cache: Cache, url: string): Promise<void> {
    const response = await cache.match(url);
    if (response) await keepOpened(caches, url, response);
    await cache.delete(url);
  }
}

function patience(signal: AbortSignal): AbortSignal {
  return AbortSignal.any([signal, AbortSignal.timeout(FILE_TIMEOUT_MS)]);
}

function isQuotaExceeded(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'QuotaExceededError';
}
