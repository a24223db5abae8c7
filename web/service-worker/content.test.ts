import { describe, expect, it } from 'vitest';
import { contentUrl, hashContent } from '../../domain/lesson.ts';
import { LESSONS_CACHE, OPENED_CACHE } from './cache-names.ts';
import { serveContent } from './content.ts';
import { createMemoryCaches } from './memory-caches.ts';
import type { SavedLesson } from './messages.ts';
import { createScriptedFetch } from './scripted-fetch.ts';

const ORIGIN = 'https://akulearn.test';

describe('a file of a lesson', () => {
  it('is fetched once and then comes from the phone', async () => {
    const phone = createPhone();
    const url = await phone.publish('a lesson');
    expect(await (await phone.open(url)).text()).toBe('a lesson');
    expect(await (await phone.open(url)).text()).toBe('a lesson');
    expect(phone.requested).toEqual([url]);
  });

  it('that was merely opened does not lie with the saved ones', async () => {
    const phone = createPhone();
    await phone.open(await phone.publish('a lesson'));
    expect(await phone.caches.keys()).toEqual([OPENED_CACHE]);
  });

  it('that was saved needs no network', async () => {
    const phone = createPhone();
    const url = contentUrl('0123456789abcdef0123456789abcdef', 'json');
    await (await phone.caches.open(LESSONS_CACHE)).put(url, new Response('saved'));
    expect(await (await phone.open(url)).text()).toBe('saved');
    expect(phone.requested).toEqual([]);
  });

  it('that has other bytes than its address says is no answer and is not kept', async () => {
    const phone = createPhone();
    const url = await phone.publish('a lesson');
    phone.answers[url] = '<html>Please sign in</html>';
    expect((await phone.open(url)).type).toBe('error');
    phone.answers[url] = 'a lesson';
    expect(await (await phone.open(url)).text()).toBe('a lesson');
  });

  it('that the server does not have says so', async () => {
    const phone = createPhone();
    const url = await phone.publish('a lesson');
    phone.answers[url] = 404;
    expect((await phone.open(url)).status).toBe(404);
  });

  it('notes when a saved lesson was opened, by its own file only', async () => {
    const phone = createPhone();
    const [own, picture] = [await phone.publish('a lesson'), await phone.publish('a picture')];
    const files = [own, picture].map((url) => ({ url, bytes: 1 }));
    const lesson = { id: 'mole', contentHash: '', title: '', files, bytes: 2, savedAt: 1, pinned: false };
    phone.saved.push({ ...lesson, lastOpenedAt: 1 });
    for (const { url } of files) await (await phone.caches.open(LESSONS_CACHE)).put(url, new Response('saved'));
    await phone.open(own);
    await phone.open(picture);
    expect(phone.opened).toEqual([['mole', { lastOpenedAt: 42 }]]);
  });

  it('fault 30: is read in part from the phone', async () => {
    const phone = createPhone();
    const url = await phone.publish('a lesson');
    await phone.open(url);
    delete phone.answers[url];
    const part = await phone.open(url, { Range: 'bytes=2-4' });
    expect(part.status).toBe(206);
    expect(await part.text()).toBe('les');
  });

  it('that is not on the phone is not kept by its part', async () => {
    const phone = createPhone();
    const url = await phone.publish('a lesson');
    phone.answers[url] = new Response('les', { status: 206 });
    expect((await phone.open(url, { Range: 'bytes=2-4' })).status).toBe(206);
    phone.answers[url] = 'a lesson';
    expect(await (await phone.open(url)).text()).toBe('a lesson');
  });

  it('makes room by dropping those opened longest ago', async () => {
    const phone = createPhone();
    const urls: string[] = [];
    for (let n = 0; n < 61; n++) urls.push(await phone.publish(`lesson ${n}`));
    for (const url of urls) await phone.open(url);
    const opened = await (await phone.caches.open(OPENED_CACHE)).keys();
    expect(opened.map((request) => new URL(request.url).pathname)).toEqual(urls.slice(1));
  });
});

function createPhone() {
  const caches = createMemoryCaches(ORIGIN);
  const answers: Parameters<typeof createScriptedFetch>[0] = {};
  const { fetch, requested } = createScriptedFetch(answers);
  const opened: unknown[] = [];
  const store: Parameters<typeof serveContent>[0]['store'] = {
    all: async () => saved,
    change: async (...change) => void opened.push(change),
  };
  const saved: SavedLesson[] = [];
  return {
    caches,
    answers,
    requested,
    saved,
    opened,
    async publish(body: string): Promise<string> {
      const url = contentUrl(await hashContent(new TextEncoder().encode(body)), 'json');
      answers[url] = body;
      return url;
    },
    async open(url: string, headers: HeadersInit = {}): Promise<Response> {
      const background: Promise<unknown>[] = [];
      const request = new Request(new URL(url, ORIGIN), { headers });
      const deps = { caches, fetch, store, now: () => 42 };
      const response = await serveContent(deps, request, (work) => background.push(work));
      await Promise.all(background);
      return response;
    },
  };
}
