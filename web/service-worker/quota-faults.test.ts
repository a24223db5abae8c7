import { describe, expect, it } from 'vitest';
import { hashContent } from '../../domain/lesson.ts';
import { LESSONS_CACHE, OPENED_CACHE } from './cache-names.ts';
import { createLessonPhone, fileOf } from './lesson-phone.ts';
import { createMemoryCaches } from './memory-caches.ts';
import { createScriptedFetch } from './scripted-fetch.ts';
import { createShell } from './shell.ts';
import { sizeOf, verifiedResponse } from './verified-response.ts';

const SIZE = 100;
const NAMES = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];

describe('room for a lesson beyond the cap', () => {
  it('is made first of what was merely opened', async () => {
    const phone = await createFilledPhone(['a', 'b']);
    await phone.open('c');
    phone.settings.capBytes = 3 * SIZE;
    await phone.save('d');
    expect(await phone.saved()).toEqual(['a', 'b', 'd']);
    expect(await phone.cached(OPENED_CACHE)).toEqual([]);
  });

  it('is not made while all fits', async () => {
    const phone = await createFilledPhone(['a']);
    await phone.open('c');
    phone.settings.capBytes = 3 * SIZE;
    await phone.save('d');
    expect(await phone.saved()).toEqual(['a', 'd']);
    expect(await phone.cached(OPENED_CACHE)).toHaveLength(1);
  });

  it('is made then of the saved lesson opened longest ago', async () => {
    const phone = await createFilledPhone(['a', 'b', 'c']);
    await phone.store.change('a', { lastOpenedAt: 1000 });
    phone.settings.capBytes = 3 * SIZE;
    await phone.save('d');
    expect(await phone.saved()).toEqual(['a', 'c', 'd']);
    expect(await phone.cached()).toHaveLength(3);
  });

  it('is never made of a pinned one, nor of any when that would not be enough', async () => {
    const phone = await createFilledPhone(['a', 'b']);
    await phone.saver.pin('a', true);
    phone.settings.capBytes = 2 * SIZE - 1;
    await phone.open('c');
    await expect(phone.save('d')).rejects.toMatchObject({ reason: 'QUOTA' });
    expect(await phone.saved()).toEqual(['a', 'b']);
    expect(await phone.cached(OPENED_CACHE)).toHaveLength(1);
  });

  it('is needed for an update only as far as it is larger', async () => {
    const phone = await createFilledPhone(['a', 'b']);
    phone.settings.capBytes = 2 * SIZE;
    await phone.save('b');
    expect(await phone.saved()).toEqual(['a', 'b']);
  });
});

describe('a lower cap', () => {
  it('makes room of what was merely opened, and takes no saved lesson away', async () => {
    const phone = await createFilledPhone(['a', 'b']);
    await phone.open('c');
    phone.settings.capBytes = 3 * SIZE;
    await phone.saver.trim();
    expect(await phone.cached(OPENED_CACHE)).toHaveLength(1);
    phone.settings.capBytes = SIZE;
    await phone.saver.trim();
    expect(await phone.cached(OPENED_CACHE)).toEqual([]);
    expect(await phone.saved()).toEqual(['a', 'b']);
  });
});

describe('fault 21: quota exceeded on a lesson download', () => {
  it('makes room of what was merely opened, and goes on with what arrived', async () => {
    const phone = await createFilledPhone(['a', 'b']);
    await phone.open('c');
    await phone.fillUp();
    await phone.save('d');
    expect(await phone.saved()).toEqual(['a', 'b', 'd']);
  });

  it('makes room of the lesson opened longest ago, and of no other', async () => {
    const phone = await createFilledPhone(['a', 'b', 'c']);
    await phone.saver.pin('a', true);
    await phone.fillUp();
    await phone.save('d');
    expect(await phone.saved()).toEqual(['a', 'c', 'd']);
  });

  it('makes room of a saved lesson also where the phone is too full to strike it out first', async () => {
    const phone = await createFilledPhone(['a', 'b']);
    await phone.fillUp();
    const { remove } = phone.store;
    phone.store.remove = async (lessonId) => ((await phone.cached()).length === 2 ? noRoom() : remove(lessonId));
    await phone.save('d');
    expect(await phone.saved()).toEqual(['b', 'd']);
    expect(await phone.cached()).toHaveLength(2);
  });

  it('says so when nothing may go, and leaves nothing of it behind', async () => {
    const phone = await createFilledPhone(['a']);
    await phone.saver.pin('a', true);
    await phone.fillUp(SIZE);
    await expect(phone.save('long')).rejects.toMatchObject({ reason: 'QUOTA' });
    expect(phone.requested).toHaveLength(3);
    expect(await phone.saved()).toEqual(['a']);
    expect(await phone.cached()).toHaveLength(1);
  });

  it('gives up after a few lessons when other apps have filled the phone', async () => {
    const phone = await createFilledPhone(NAMES.slice(0, 6));
    (await phone.caches.open(LESSONS_CACHE)).put = noRoom;
    await expect(phone.save('g')).rejects.toMatchObject({ reason: 'QUOTA' });
    expect(await phone.saved()).toEqual(['e', 'f']);
  });
});

describe('fault 21: quota exceeded on worker install', () => {
  it('leaves the version before in use', async () => {
    const caches = createMemoryCaches('https://akulearn.test');
    const first = await shellOf(caches, 'first');
    await first.install();
    await first.activate();
    const second = await shellOf(caches, 'second');
    (await caches.open(`akulearn-shell-${await second.version}`)).put = noRoom;
    await expect(second.install()).rejects.toThrow('full');
    expect(await (await first.serveNavigation(new Request('https://akulearn.test/'))).text()).toBe('first');
  });
});

const noRoom = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));

/** A phone with these lessons saved one after another. All of NAMES are published, of one file each, and `long` of two. */
async function createFilledPhone(names: string[]) {
  const files = await Promise.all(NAMES.map(async (name) => [name, await fileOf(name.repeat(SIZE))] as const));
  const published = Object.fromEntries(files.map(([name, file]) => [name, [file]]));
  published.long = [await fileOf('1'.repeat(SIZE)), await fileOf('2'.repeat(SIZE))];
  const phone = createLessonPhone(published);
  for (const name of names) {
    phone.settings.now++;
    await phone.save(name);
  }
  return Object.assign(phone, {
    saved: async () => (await phone.store.all()).map(({ id }) => id),
    async open(name: string) {
      const file = published[name]?.[0];
      const verified = file && (await verifiedResponse(new Response(file.body), file.hash));
      if (verified) await (await phone.caches.open(OPENED_CACHE)).put(file.url, verified);
    },
    /** From now on the phone has no more room than what is in use, and `spare` bytes. */
    async fillUp(spare = 0) {
      const used = async () => {
        let bytes = 0;
        for (const name of await phone.caches.keys()) {
          const cache = await phone.caches.open(name);
          for (const request of await cache.keys()) bytes += sizeOf((await cache.match(request)) ?? Response.error());
        }
        return bytes;
      };
      const quota = (await used()) + spare;
      const cache = await phone.caches.open(LESSONS_CACHE);
      const put = cache.put.bind(cache);
      cache.put = async (request, response) =>
        (await used()) + sizeOf(response) > quota ? noRoom() : put(request, response);
    },
  });
}

async function shellOf(caches: CacheStorage, page: string) {
  const revision = await hashContent(new TextEncoder().encode(page));
  const { fetch } = createScriptedFetch({ '/index.html': page });
  return createShell({ caches, fetch, files: [{ url: 'index.html', revision }] });
}
