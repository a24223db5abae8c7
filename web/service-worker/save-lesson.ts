import type { Catalogue, CatalogueEntry } from '../../domain/lesson.ts';
import type { SavedLessons } from '../db/open-storage.ts';
import { LESSONS_CACHE } from './cache-names.ts';
import { findContent, keepOpened } from './content.ts';
import { LessonFailure } from './lesson-failure.ts';
import type { SavedLesson } from './messages.ts';
import { verifiedResponse } from './verified-response.ts';

/** Room for a large file on a 2G network. */
const FILE_TIMEOUT_MS = 60_000;

type LessonFile = CatalogueEntry['files'][number];

interface LessonSaverDeps {
  caches: CacheStorage;
  fetch: typeof globalThis.fetch;
  /** Rejects when no catalogue can be had. */
  readCatalogue(): Promise<Catalogue>;
  /** Where it is written which lessons are on this phone. */
  store: SavedLessons;
  now(): number;
}

/**
 * Saves and removes lessons. Every file is in the cache before the lesson is written down as saved, and it is struck out before
 * its files go, so a kill at any moment leaves at worst files that {@link sweep} clears away.
 */
export function createLessonSaver({ caches, fetch, readCatalogue, store, now }: LessonSaverDeps) {
  const oneAtATime = createQueue();

  return {
    /**
     * Fetches what the phone does not have yet, so an interrupted download goes on where it stopped. `onProgress` takes
     * bytes as the catalogue counts them. Rejects with a {@link LessonFailure}.
     */
    async save(lessonId: string, onProgress: (doneBytes: number, totalBytes: number) => void): Promise<SavedLesson> {
      const entry = await findEntry(lessonId);
      const totalBytes = sumBytes(entry.files);
      try {
        for (;;) {
          let doneBytes = 0;
          for (const file of entry.files) {
            await saveFile(file);
            doneBytes += file.bytes;
            onProgress(doneBytes, totalBytes);
          }
          const saved = await oneAtATime(() => commit(entry));
          if (saved) return saved;
        }
      } catch (error) {
        throw isQuotaExceeded(error) ? new LessonFailure('QUOTA', `no room for ${lessonId}`, { cause: error }) : error;
      }
    },

    remove(lessonId: string): Promise<void> {
      return oneAtATime(async () => {
        const before = await store.all();
        await store.remove(lessonId);
        const cache = await caches.open(LESSONS_CACHE);
        const after = before.filter(({ id }) => id !== lessonId);
        await Promise.all(filesLetGo(before, after).map((url) => cache.delete(url)));
      });
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
  };

  async function findEntry(lessonId: string): Promise<CatalogueEntry> {
    const catalogue = await readCatalogue().catch((cause: unknown) => {
      throw new LessonFailure('NETWORK', 'the catalogue was not reached', { cause });
    });
    const entry = catalogue.lessons.find(({ id }) => id === lessonId);
    if (!entry) throw new LessonFailure('GONE', `the catalogue has no lesson ${lessonId}`);
    return entry;
  }

  async function saveFile(file: LessonFile): Promise<void> {
    const cache = await caches.open(LESSONS_CACHE);
    if (await cache.match(file.url)) return;
    await cache.put(file.url, (await findContent(caches, file.url)) ?? (await download(file)));
  }

  async function download({ url, hash }: LessonFile): Promise<Response> {
    const unreached = (cause: unknown): never => {
      throw new LessonFailure('NETWORK', `${url} was not reached`, { cause });
    };
    const response = await fetch(url, { signal: AbortSignal.timeout(FILE_TIMEOUT_MS) }).catch(unreached);
    if (response.status === 404 || response.status === 410) throw new LessonFailure('GONE', `${url} is gone`);
    if (!response.ok) throw new LessonFailure('NETWORK', `${url} answered ${response.status}`);
    const verified = await verifiedResponse(response, hash).catch(unreached);
    if (!verified) throw new LessonFailure('HASH', `${url} does not have the hash ${hash}`);
    return verified;
  }

  /** Null when another lesson's removal took a shared file away meanwhile: it has to be fetched again. */
  async function commit(entry: CatalogueEntry): Promise<SavedLesson | null> {
    const cache = await caches.open(LESSONS_CACHE);
    const files = entry.files.map(({ url }) => url);
    const present = await Promise.all(files.map((url) => cache.match(url)));
    if (present.includes(undefined)) return null;
    const saved: SavedLesson = {
      id: entry.id,
      contentHash: entry.contentHash,
      title: entry.title,
      files,
      bytes: sumBytes(entry.files),
      savedAt: now(),
    };
    const before = await store.all();
    await store.put(saved);
    const letGo = filesLetGo(before, [...before.filter(({ id }) => id !== saved.id), saved]);
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

/** Files that some lesson of `before` used and none of `after` does. */
export function filesLetGo(before: readonly SavedLesson[], after: readonly SavedLesson[]): string[] {
  const inUse = new Set(filesOf(after));
  return [...new Set(filesOf(before))].filter((url) => !inUse.has(url));
}

function filesOf(lessons: readonly SavedLesson[]): string[] {
  return lessons.flatMap(({ files }) => files);
}

function sumBytes(files: readonly LessonFile[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}

function isQuotaExceeded(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'QuotaExceededError';
}

/** Runs tasks one after another, in the order given. Only the active worker changes saved lessons, so this is enough. */
function createQueue() {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(task: () => Promise<T>): Promise<T> => {
    const result = last.then(task, task);
    last = result;
    return result;
  };
}
