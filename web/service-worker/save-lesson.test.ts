import { describe, expect, it } from 'vitest';
import { type Catalogue, type CatalogueEntry, contentUrl, hashContent } from '../../domain/lesson.ts';
import { sampleEntry } from '../../domain/sample-study.ts';
import type { SavedLessons } from '../db/open-storage.ts';
import { LESSONS_CACHE, OPENED_CACHE } from './cache-names.ts';
import { createMemoryCaches } from './memory-caches.ts';
import type { SavedLesson } from './messages.ts';
import { createLessonSaver, filesLetGo, type OnProgress } from './save-lesson.ts';
import { createScriptedFetch } from './scripted-fetch.ts';

type Files = CatalogueEntry['files'];

const QUADRATICS = await fileOf('{"id":"quadratics"}', 900);
const MOLE = await fileOf('{"id":"mole"}', 800);
const SHARED_PICTURE = await fileOf('<svg/>', 100, 'svg');

describe('saving a lesson', () => {
  it('writes the lesson down with all its files in the cache', async () => {
    const phone = await createPhone();
    const saved = await phone.save('quadratics');
    expect(saved).toEqual({
      id: 'quadratics',
      contentHash: QUADRATICS.hash,
      title: 'quadratics',
      files: [QUADRATICS, SHARED_PICTURE].map(({ url, body }) => ({ url, bytes: body.length })),
      bytes: QUADRATICS.body.length + SHARED_PICTURE.body.length,
      savedAt: 42,
      pinned: false,
      lastOpenedAt: 42,
    });
    expect(await phone.store.all()).toEqual([saved]);
    expect(await phone.cached()).toEqual([QUADRATICS.url, SHARED_PICTURE.url]);
  });

  it('reports progress in bytes of the catalogue', async () => {
    const phone = await createPhone();
    const progress: number[][] = [];
    await phone.save('quadratics', (doneBytes, totalBytes) => progress.push([doneBytes, totalBytes]));
    expect(progress).toEqual([
      [900, 1000],
      [1000, 1000],
    ]);
  });

  it('fetches a file that two lessons share once', async () => {
    const phone = await createPhone();
    await phone.save('quadratics');
    await phone.save('mole');
    expect(phone.requested).toEqual([QUADRATICS.url, SHARED_PICTURE.url, MOLE.url]);
  });

  it('takes a file that was opened before without fetching it', async () => {
    const phone = await createPhone();
    await (await phone.caches.open(OPENED_CACHE)).put(QUADRATICS.url, new Response(QUADRATICS.body));
    await phone.save('quadratics');
    expect(phone.requested).toEqual([SHARED_PICTURE.url]);
  });

  it('goes on where an interrupted download stopped', async () => {
    const phone = await createPhone();
    phone.answers[SHARED_PICTURE.url] = new TypeError('connection lost');
    await expect(phone.save('quadratics')).rejects.toMatchObject({ reason: 'NETWORK' });
    expect(await phone.store.all()).toEqual([]);

    phone.answers[SHARED_PICTURE.url] = SHARED_PICTURE.body;
    await phone.save('quadratics');
    expect(phone.requested).toEqual([QUADRATICS.url, SHARED_PICTURE.url, SHARED_PICTURE.url]);
  });

  it.each([
    ['HASH', 'other bytes come than the catalogue promises', { [QUADRATICS.url]: '<html>Please sign in</html>' }],
    ['NETWORK', 'the server fails', { [QUADRATICS.url]: 503 }],
    ['GONE', 'the file is gone', { [QUADRATICS.url]: 404 }],
  ])('fails with %s when %s', async (reason, _, answers) => {
    const phone = await createPhone();
    Object.assign(phone.answers, answers);
    await expect(phone.save('quadratics')).rejects.toMatchObject({ reason });
    expect(await phone.store.all()).toEqual([]);
    expect(await phone.cached()).toEqual([]);
  });

  it('fails with GONE when the catalogue has no such lesson', async () => {
    const phone = await createPhone();
    await expect(phone.save('withdrawn')).rejects.toMatchObject({ reason: 'GONE' });
  });

  it('fails with NETWORK when no catalogue can be had', async () => {
    const phone = await createPhone();
    phone.catalogue.now = () => Promise.reject(new TypeError('offline'));
    await expect(phone.save('quadratics')).rejects.toMatchObject({ reason: 'NETWORK' });
  });

  it.each(['cache', 'store'] as const)('fails with QUOTA when the %s has no room', async (full) => {
    const phone = await createPhone();
    const noRoom = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));
    if (full === 'cache') (await phone.caches.open(LESSONS_CACHE)).put = noRoom;
    else phone.store.put = noRoom;
    await expect(phone.save('quadratics')).rejects.toMatchObject({ reason: 'QUOTA' });
    expect(await phone.store.all()).toEqual([]);
  });

  it('keeps the files of the version before only as opened ones', async () => {
    const phone = await createPhone();
    await phone.save('quadratics');
    const second = await fileOf('{"id":"quadratics","version":2}', 950);
    phone.answers[second.url] = second.body;
    phone.catalogue.now = async () => catalogueOf({ quadratics: [second] });
    await phone.save('quadratics');
    expect(await phone.cached()).toEqual([second.url]);
    expect(await phone.cached(OPENED_CACHE)).toEqual([QUADRATICS.url, SHARED_PICTURE.url]);
    expect(await phone.store.all()).toMatchObject([{ id: 'quadratics', contentHash: second.hash }]);
  });

  it('fetches a shared file again that a removal took away in the middle', async () => {
    const phone = await createPhone();
    await phone.save('quadratics');
    let removal: Promise<void> | undefined;
    phone.answers[MOLE.url] = async () => {
      removal = phone.saver.remove('quadratics');
      return new Response(MOLE.body);
    };
    phone.catalogue.now = async () => catalogueOf({ mole: [SHARED_PICTURE, MOLE] });
    await phone.save('mole');
    await removal;
    expect((await phone.cached()).sort()).toEqual([MOLE.url, SHARED_PICTURE.url].sort());
    expect(await phone.store.all()).toMatchObject([{ id: 'mole' }]);
  });
});

describe('removing a lesson', () => {
  it('leaves a shared file until the last lesson using it goes', async () => {
    const phone = await createPhone();
    await phone.save('quadratics');
    await phone.save('mole');
    await phone.saver.remove('quadratics');
    expect((await phone.cached()).sort()).toEqual([MOLE.url, SHARED_PICTURE.url].sort());
    await phone.saver.remove('mole');
    expect(await phone.cached()).toEqual([]);
    expect(await phone.store.all()).toEqual([]);
  });

  it('strikes the lesson out before its files go', async () => {
    const phone = await createPhone();
    await phone.save('quadratics');
    phone.store.remove = () => Promise.reject(new Error('storage is broken'));
    await expect(phone.saver.remove('quadratics')).rejects.toThrow('storage is broken');
    expect(await phone.cached()).toEqual([QUADRATICS.url, SHARED_PICTURE.url]);
  });
});

describe('sweeping', () => {
  it('deletes what a given-up download left and nothing a saved lesson needs', async () => {
    const phone = await createPhone();
    await phone.save('quadratics');
    await (await phone.caches.open(LESSONS_CACHE)).put(MOLE.url, new Response(MOLE.body));
    await phone.saver.sweep();
    expect(await phone.cached()).toEqual([QUADRATICS.url, SHARED_PICTURE.url]);
  });
});

describe('files let go', () => {
  it('are those no remaining lesson uses, each once', () => {
    const [a, b, c] = [lessonWith('/1', '/2'), lessonWith('/2', '/3'), lessonWith('/3')];
    expect(filesLetGo([a, b, c], [c])).toEqual(['/1', '/2']);
    expect(filesLetGo([a, b, c], [a, b, c])).toEqual([]);
  });
});

async function createPhone() {
  const caches = createMemoryCaches('https://akulearn.test');
  const answers: Parameters<typeof createScriptedFetch>[0] = Object.fromEntries(
    [QUADRATICS, MOLE, SHARED_PICTURE].map(({ url, body }) => [url, body]),
  );
  const { fetch, requested } = createScriptedFetch(answers);
  const store = createMemoryStore();
  const catalogue = {
    now: async () => catalogueOf({ quadratics: [QUADRATICS, SHARED_PICTURE], mole: [MOLE, SHARED_PICTURE] }),
  };
  const settings = { capBytes: 10_000 };
  const saver = createLessonSaver({
    caches,
    fetch,
    readCatalogue: () => catalogue.now(),
    keptCatalogue: () => catalogue.now(),
    store,
    capBytes: async () => settings.capBytes,
    now: () => 42,
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

async function fileOf(body: string, bytes: number, extension: 'json' | 'svg' = 'json') {
  const hash = await hashContent(new TextEncoder().encode(body));
  return { url: contentUrl(hash, extension), hash, bytes, body };
}

function catalogueOf(lessons: Record<string, Files>): Catalogue {
  return {
    lessons: Object.entries(lessons).map(([id, files]) =>
      sampleEntry({ id, contentHash: files[0]?.hash ?? '', files }),
    ),
  };
}

function lessonWith(...urls: string[]) {
  return { files: urls.map((url) => ({ url })) };
}
