import { expect, type Page, test } from '@playwright/test';
import { openNetwork } from './support/network.ts';
import { openPhone, type Phone } from './support/phone.ts';
import { startServer } from './support/server.ts';
import { readServerLog } from './support/server-log.ts';
import { downloadLesson, expectWork, openLesson, readLesson, readSection } from './support/study.ts';
import { askWorker, readCacheStatus } from './support/worker-talk.ts';

const LESSON = 'Quadratic equations';
const LESSON_ID = 'quadratic-equations';
const OTHER_LESSON_ID = 'the-mole';
/** Room for the app, the ballast, a lesson or two, and little more. */
const SMALL_PHONE_BYTES = 6_000_000;
/** Less than the app itself takes. */
const TINY_PHONE_BYTES = 150_000;

test('fault 21: quota exceeded on outbox write: what the student does is still saved', async () => {
  await using server = await startServer();
  await using network = await openNetwork(server);
  await using phone = await openPhone('about:blank');
  const { page } = phone;
  await limitStorage(phone, network.url, SMALL_PHONE_BYTES);
  await page.goto(network.url);
  const lesson = await readLesson(server.url, LESSON);
  await downloadLesson(page, LESSON);
  await ballastStowed(page);
  network.become('down');
  await fillStorage(page);
  await openLesson(page, LESSON);
  for (const section of lesson.sections) await readSection(page, section.title);
  const waiting = `${lesson.sections.length + 1} answers waiting, safe on this phone`;
  await expectWork(page, waiting);
  await page.reload();
  await expectWork(page, waiting);
  network.become('up');
  await expectWork(page, 'Safe on the server');
  expect(await readServerLog(server)).toHaveLength(lesson.sections.length + 1);
});

test('fault 21: quota exceeded on lesson download: the lesson opened longest ago makes room, a pinned one never', async () => {
  await using server = await startServer();
  await using phone = await openPhone('about:blank');
  const { page } = phone;
  await limitStorage(phone, server.url, SMALL_PHONE_BYTES);
  await page.goto(server.url);
  await downloadLesson(page, LESSON);
  await askWorker(page, 'PIN_LESSON', { lessonId: LESSON_ID, pinned: true });
  await fillStorage(page);
  const refused = await askWorker(page, 'CACHE_LESSON', { lessonId: OTHER_LESSON_ID });
  expect(refused).toMatchObject({ type: 'LESSON_CACHE_FAILED', payload: { reason: 'QUOTA' } });
  expect((await readCacheStatus(page)).lessons.map(({ id }) => id)).toEqual([LESSON_ID]);

  await emptyStorage(page);
  await askWorker(page, 'PIN_LESSON', { lessonId: LESSON_ID, pinned: false });
  await fillStorage(page);
  const saved = await askWorker(page, 'CACHE_LESSON', { lessonId: OTHER_LESSON_ID });
  expect(saved).toMatchObject({ type: 'LESSON_CACHED' });
  expect((await readCacheStatus(page)).lessons.map(({ id }) => id)).toEqual([OTHER_LESSON_ID]);
});

test('fault 21: quota exceeded on worker install: the app works on from the network', async () => {
  await using server = await startServer();
  await using phone = await openPhone('about:blank');
  const { page } = phone;
  await limitStorage(phone, server.url, TINY_PHONE_BYTES);
  await page.goto(server.url);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const workers = () =>
    page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      return Boolean(registration?.installing ?? registration?.waiting ?? registration?.active);
    });
  await expect.poll(workers).toBe(false);
  await openLesson(page, LESSON);
});

/** Must come before the app's first write, since browsers remember how much room was left. */
async function limitStorage({ page, context }: Phone, url: string, quotaSize: number): Promise<void> {
  const session = await context.newCDPSession(page);
  await session.send('Storage.overrideQuotaForOrigin', { origin: new URL(url).origin, quotaSize });
}

/** The app keeps room free for the student's work some seconds after its first screen. */
async function ballastStowed(page: Page): Promise<void> {
  const isStowed = () =>
    page.evaluate(async () => {
      const name = (await indexedDB.databases()).find(({ name }) => name?.startsWith('akulearn-u-'))?.name ?? '';
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      const request = db.transaction('meta').objectStore('meta').getKey('ballast');
      const key = await new Promise((resolve) => {
        request.onsuccess = () => resolve(request.result);
      });
      db.close();
      return key === 'ballast';
    });
  await expect.poll(isStowed, { timeout: 30_000 }).toBe(true);
}

/** Gives back the room that {@link fillStorage} took. */
async function emptyStorage(page: Page): Promise<void> {
  await page.evaluate(() => caches.delete('of-another-app'));
}

/** Takes all room that is left, in ever smaller pieces. */
function fillStorage(page: Page): Promise<void> {
  return page.evaluate(async () => {
    const cache = await caches.open('of-another-app');
    for (let bytes = 65_536, n = 0; bytes >= 512; n++) {
      const piece = crypto.getRandomValues(new Uint8Array(bytes));
      try {
        await cache.put(`/filler/${n}`, new Response(piece));
      } catch (error) {
        if (!(error instanceof DOMException && error.name === 'QuotaExceededError')) throw error;
        bytes /= 2;
      }
    }
  });
}
