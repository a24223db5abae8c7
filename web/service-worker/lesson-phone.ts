import { type Catalogue, contentUrl, hashContent } from '../../domain/lesson.ts';
import { sampleEntry } from '../../domain/sample-study.ts';
import type { SavedLessons } from '../db/open-storage.ts';
import { LESSONS_CACHE } from './cache-names.ts';
import { createMemoryCaches } from './memory-caches.ts';
import type { SavedLesson } from './messages.ts';
import { createLessonSaver, type OnProgress } from './save-lesson.ts';
import { createScriptedFetch } from './scripted-fetch.ts';

export type PublishedFile = Awaited<ReturnType<typeof fileOf>>;

/** For tests: a phone and a network on which these lessons are published. */
export function createLessonPhone(lessons: Record<string, PublishedFile[]>) {
  const caches = createMemoryCaches('https://akulearn.test');
  const answers: Parameters<typeof createScriptedFetch>[0] = Object.fromEntries(
    Object.values(lessons).flatMap((files) => files.map(({ url, body }) => [url, body])),
  );
  const { fetch, requested } = createScriptedFetch(answers);
  const store = createMemoryStore();
  const catalogue = { now: async () => catalogueOf(lessons) };
  const settings = { capBytes: 10_000, now: 42 };
  const saver = createLessonSaver({
    caches,
    fetch,
    readCatalogue: () => catalogue.now(),
    keptCatalogue: () => catalogue.now(),
    store,
    capBytes: async () => settings.capBytes,
    now: () => settings.now,
  });
  return {
    caches,
    answers,
    requested,
    store,
    catalogue,
    saver,
    settings,
    save: (lessonId: string, onProgress: OnProgress = () => {}, signal = new AbortController().signal) =>
      saver.save(lessonId, onProgress, signal),
    async cached(name = LESSONS_CACHE) {
      return (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname);
    },
  };
}

function createMemoryStore(): SavedLessons {
  const lessons = new Map<string, SavedLesson>();
  return {
    all: async () => [...lessons.values()],
    put: async (lesson) => void lessons.set(lesson.id, lesson),
    async change(lessonId, change) {
      const lesson = lessons.get(lessonId);
      if (lesson) lessons.set(lessonId, { ...lesson, ...change });
    },
    remove: async (lessonId) => void lessons.delete(lessonId),
  };
}

/** A file as it is published; `bytes` is what the catalogue says of it. */
export async function fileOf(body: string, bytes = body.length, extension: 'json' | 'svg' = 'json') {
  const hash = await hashContent(new TextEncoder().encode(body));
  return { url: contentUrl(hash, extension), hash, bytes, body };
}

export function catalogueOf(lessons: Record<string, PublishedFile[]>): Catalogue {
  return {
    skills: [],
    lessons: Object.entries(lessons).map(([id, files]) =>
      sampleEntry({ id, title: id, contentHash: files[0]?.hash ?? '', files }),
    ),
  };
}
