import { describe, expect, it } from 'vitest';
import { createDownloads } from './downloads.ts';
import { catalogueOf, createLessonPhone, fileOf } from './lesson-phone.ts';

const FILES = [await fileOf('{"id":"waves"}'), await fileOf('<svg>1</svg>'), await fileOf('<svg>2</svg>')];
const [TEXT, PICTURE, SHARED] = FILES as [(typeof FILES)[0], (typeof FILES)[0], (typeof FILES)[0]];
const ATOMS = await fileOf('{"id":"atoms"}');
const LESSONS = { waves: FILES, atoms: [ATOMS, SHARED] };
const EACH_FILE = FILES.map((file, index) => [index + 1, file] as const);
const urls = (files: { url: string }[]) => files.map(({ url }) => url);

describe('fault 29: a download', () => {
  it.each(EACH_FILE)('interrupted at file %i goes on from there, each file fetched once', async (place, file) => {
    const phone = createLessonPhone(LESSONS);
    phone.answers[file.url] = new TypeError('connection lost');
    await expect(phone.save('waves')).rejects.toMatchObject({ reason: 'NETWORK' });
    expect(await phone.store.all()).toEqual([]);
    expect(await phone.cached()).toEqual(urls(FILES.slice(0, place - 1)));

    phone.answers[file.url] = file.body;
    phone.requested.length = 0;
    await phone.save('waves');
    expect(phone.requested).toEqual(urls(FILES.slice(place - 1)));
    expect(await phone.store.all()).toMatchObject([{ id: 'waves' }]);
  });

  it.each(EACH_FILE)(
    'with other bytes than promised in file %i is not saved, and is once they are right',
    async (place, file) => {
      const phone = createLessonPhone(LESSONS);
      phone.answers[file.url] = '<html>Please sign in</html>';
      await expect(phone.save('waves')).rejects.toMatchObject({ reason: 'HASH' });
      expect(await phone.store.all()).toEqual([]);
      expect(await phone.cached()).toEqual(urls(FILES.slice(0, place - 1)));

      phone.answers[file.url] = file.body;
      await phone.save('waves');
      expect(await phone.cached()).toEqual(urls(FILES));
    },
  );

  it.each(EACH_FILE)('paused in file %i keeps what arrived and goes on from there', async (place, file) => {
    const { phone, downloads, cancelled } = cancelling(file.url, true);
    await expect(downloads.save('waves', () => {})).rejects.toMatchObject({ reason: 'CANCELLED' });
    await cancelled();
    expect(await phone.store.all()).toEqual([]);
    expect(await phone.cached()).toEqual(urls(FILES.slice(0, place - 1)));

    phone.answers[file.url] = file.body;
    phone.requested.length = 0;
    await downloads.save('waves', () => {});
    expect(phone.requested).toEqual(urls(FILES.slice(place - 1)));
  });

  it.each(EACH_FILE)('cancelled in file %i leaves nothing, except what another lesson needs', async (_, file) => {
    const { phone, downloads, cancelled } = cancelling(file.url, false);
    if (file !== SHARED) await downloads.save('atoms', () => {});
    await expect(downloads.save('waves', () => {})).rejects.toMatchObject({ reason: 'CANCELLED' });
    await cancelled();
    expect(await phone.cached()).toEqual(file === SHARED ? [] : urls([ATOMS, SHARED]));
  });

  it('cancelled between two files fetches nothing more', async () => {
    const phone = createLessonPhone(LESSONS);
    const stop = new AbortController();
    await expect(phone.save('waves', () => stop.abort(), stop.signal)).rejects.toMatchObject({ reason: 'CANCELLED' });
    expect(phone.requested).toEqual([TEXT.url]);
  });

  it('cancelled as an update leaves the version that is saved as it was', async () => {
    const { phone, downloads, cancelled } = cancelling('', false);
    await downloads.save('waves', () => {});
    const newer = await fileOf('{"id":"waves","version":2}');
    phone.catalogue.now = async () => catalogueOf({ waves: [PICTURE, newer] });
    phone.answers[newer.url] = phone.cancelAndFail;
    await expect(downloads.save('waves', () => {})).rejects.toMatchObject({ reason: 'CANCELLED' });
    await cancelled();
    expect(await phone.cached()).toEqual(urls(FILES));
    expect(await phone.store.all()).toMatchObject([{ id: 'waves', contentHash: TEXT.hash }]);
  });

  it('of an update fetches only the files that changed, and keeps how the lesson is used', async () => {
    const phone = createLessonPhone(LESSONS);
    await phone.save('waves');
    await phone.saver.pin('waves', true);
    phone.requested.length = 0;
    const newer = await fileOf('{"id":"waves","version":2}');
    phone.answers[newer.url] = newer.body;
    phone.catalogue.now = async () => catalogueOf({ waves: [newer, PICTURE, SHARED] });
    phone.settings.now = 99;
    await phone.save('waves');
    expect(phone.requested).toEqual([newer.url]);
    const updated = { contentHash: newer.hash, pinned: true, lastOpenedAt: 42, savedAt: 99 };
    expect(await phone.store.all()).toMatchObject([updated]);
  });

  it('shares a file with another lesson, which keeps it when one of the two makes room', async () => {
    const phone = createLessonPhone({ ...LESSONS, big: [await fileOf('x'.repeat(100))] });
    await phone.save('waves');
    phone.settings.now++;
    await phone.save('atoms');
    phone.settings.capBytes = 100 + ATOMS.bytes + SHARED.bytes;
    await phone.save('big');
    expect((await phone.store.all()).map(({ id }) => id)).toEqual(['atoms', 'big']);
    expect(await phone.cached()).toEqual(expect.arrayContaining(urls([ATOMS, SHARED])));
    expect(await phone.cached()).not.toContain(TEXT.url);
  });
});

describe('fault 20: a saved lesson that is no longer offered', () => {
  it('stays as it is when its update is asked for, and can be removed', async () => {
    const phone = createLessonPhone(LESSONS);
    const saved = await phone.save('waves');
    phone.catalogue.now = async () => catalogueOf({});
    await expect(phone.save('waves')).rejects.toMatchObject({ reason: 'GONE' });
    expect(await phone.store.all()).toEqual([saved]);
    expect(await phone.cached()).toEqual(urls(FILES));

    await createDownloads(phone.saver).remove('waves');
    expect(await phone.store.all()).toEqual([]);
    expect(await phone.cached()).toEqual([]);
  });
});

/** A phone on which the download of `waves` is cancelled while the network answers `url`. */
function cancelling(url: string, keepPartial: boolean) {
  const phone = createLessonPhone(LESSONS);
  const downloads = createDownloads(phone.saver);
  let cancelled = Promise.resolve();
  const cancelAndFail = async () => {
    cancelled = downloads.cancel('waves', keepPartial);
    throw new DOMException('stopped', 'AbortError');
  };
  if (url) phone.answers[url] = cancelAndFail;
  return { phone: Object.assign(phone, { cancelAndFail }), downloads, cancelled: () => cancelled };
}
