import { expect, type Page, test } from '@playwright/test';
import { answerRightly } from './support/answers.ts';
import { openNetwork } from './support/network.ts';
import { openPhone } from './support/phone.ts';
import { publishLesson, withdrawLesson } from './support/second-content.ts';
import { copyProduct } from './support/second-version.ts';
import { startServer } from './support/server.ts';
import { readServerLog } from './support/server-log.ts';
import { downloadLesson, expectWork, openLesson, problem, readLesson, title } from './support/study.ts';
import { askWorker, readCacheStatus } from './support/worker-talk.ts';

const LESSON = 'Quadratic equations';
const LESSON_ID = 'quadratic-equations';
/** The problem whose key is another in the newer version. */
const CHANGED = 2;

test('fault 19: a lesson is updated while answers to the old version wait: they are graded by it', async () => {
  await using product = await copyProduct();
  await using server = await startServer({}, '127.0.0.1', product.folder);
  await using network = await openNetwork(server);
  await using phone = await openPhone(network.url);
  const { page } = phone;
  const lesson = await readLesson(server.url, LESSON);
  const question = lesson.practice[CHANGED - 1];
  if (question?.type !== 'single') throw new Error('the second problem is taken for one with single choice');
  await downloadLesson(page, LESSON);
  const before = await readCacheStatus(page);

  network.become('down');
  await openLesson(page, LESSON);
  await answerRightly(problem(page, CHANGED), question);
  await problem(page, CHANGED).getByRole('button', { name: 'Check' }).click();
  await expect(problem(page, CHANGED).getByText('Right', { exact: true })).toBeVisible();

  await server.stop();
  const newHash = await publishLesson(product.folder, LESSON_ID, ({ practice }) => {
    const changed = practice[CHANGED - 1];
    if (changed?.type === 'single') changed.answer = changed.choices.find(({ id }) => id !== changed.answer)?.id ?? '';
  });
  await server.restart();
  const news = heardOf(page, 'LESSON_UPDATED');
  network.become('up');
  await page.evaluate(() => fetch('/lessons/content/catalogue.json'));
  expect(await news).toEqual({ lessonId: LESSON_ID });
  await expectWork(page, 'Safe on the server');

  expect(await readCacheStatus(page)).toMatchObject({ lessons: [{ contentHash: before.lessons[0]?.contentHash }] });
  await openLesson(page, LESSON);
  expect(await readCacheStatus(page)).toMatchObject({ lessons: [{ contentHash: before.lessons[0]?.contentHash }] });
  const reply = await askWorker(page, 'CACHE_LESSON', { lessonId: LESSON_ID });
  expect(reply).toMatchObject({ type: 'LESSON_CACHED', payload: { contentHash: newHash } });

  const answers = (await readServerLog(server)).filter(({ type }) => type === 'problem_answered');
  expect(answers).toMatchObject([{ item: question.id, score: 1 }]);
});

test('fault 20: a saved lesson that is withdrawn stays readable, updates to nothing and can be removed', async () => {
  await using product = await copyProduct();
  await using server = await startServer({}, '127.0.0.1', product.folder);
  await using network = await openNetwork(server);
  await using phone = await openPhone(network.url);
  await downloadLesson(phone.page, LESSON);
  await server.stop();
  await withdrawLesson(product.folder, LESSON_ID);
  await server.restart();
  // The first visit brings the newer list behind, the second shows it.
  for (let visit = 0; visit < 2; visit++) await phone.page.reload();
  expect(await askWorker(phone.page, 'CACHE_LESSON', { lessonId: LESSON_ID })).toMatchObject({
    type: 'LESSON_CACHE_FAILED',
    payload: { reason: 'GONE' },
  });

  await phone.kill();
  network.become('down');
  const page = await phone.reopen(`/lessons/${LESSON_ID}`, { offline: true });
  await expect(title(page, LESSON)).toBeVisible();
  await askWorker(page, 'UNCACHE_LESSON', { lessonId: LESSON_ID });
  expect(await readCacheStatus(page)).toMatchObject({ lessons: [], usedBytes: 0 });
});

test('fault 29: a download that is cut off goes on from there, and one that is cancelled leaves nothing', async () => {
  await using server = await startServer();
  await using phone = await openPhone(server.url);
  const { page, context } = phone;
  await page.evaluate(() => navigator.serviceWorker.ready);
  const fetched: string[] = [];
  let network: 'up' | 'cut' | 'silent' = 'up';
  await context.route(/\/lessons\/content\/\w{32}\./, async (route) => {
    const url = new URL(route.request().url()).pathname;
    fetched.push(url);
    if (fetched.length > 1 && network === 'cut') return route.abort('connectionreset');
    if (fetched.length > 1 && network === 'silent') return;
    return route.continue();
  });

  network = 'cut';
  const cutOff = await askWorker(page, 'CACHE_LESSON', { lessonId: LESSON_ID });
  expect(cutOff).toMatchObject({ type: 'LESSON_CACHE_FAILED', payload: { reason: 'NETWORK' } });
  expect(await readCacheStatus(page)).toMatchObject({ lessons: [], usedBytes: 0 });
  const [first, second] = fetched.splice(0);
  network = 'up';
  const saved = await askWorker(page, 'CACHE_LESSON', { lessonId: LESSON_ID });
  expect(saved).toMatchObject({ type: 'LESSON_CACHED' });
  expect(fetched).not.toContain(first);
  expect(fetched[0]).toBe(second);

  await askWorker(page, 'UNCACHE_LESSON', { lessonId: LESSON_ID });
  expect(await keptFiles(page)).toEqual([]);
  fetched.length = 0;
  network = 'silent';
  const waiting = askWorker(page, 'CACHE_LESSON', { lessonId: LESSON_ID });
  await expect.poll(() => fetched.length).toBe(2);
  await askWorker(page, 'CANCEL_CACHE', { lessonId: LESSON_ID, keepPartial: false });
  expect(await waiting).toMatchObject({ type: 'LESSON_CACHE_FAILED', payload: { reason: 'CANCELLED' } });
  expect(await keptFiles(page)).toEqual([]);
});

test('what is removed by the student is every lesson and the catalogue, never the app or their work', async () => {
  await using server = await startServer();
  await using network = await openNetwork(server);
  await using phone = await openPhone(network.url);
  await downloadLesson(phone.page, LESSON);
  network.become('down');
  await openLesson(phone.page, LESSON);
  await expectWork(phone.page, '1 answer waiting, safe on this phone');
  expect(await askWorker(phone.page, 'CLEAR_CACHE', {})).toMatchObject({ type: 'DONE' });
  expect(await keptFiles(phone.page)).toEqual([]);
  await phone.kill();
  const page = await phone.reopen('/', { offline: true });
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expectWork(page, '1 answer waiting, safe on this phone');
  expect(await readCacheStatus(page)).toMatchObject({ lessons: [], usedBytes: 0 });
});

/** The payload of the next news of this kind that the worker tells the page. */
function heardOf(page: Page, type: string): Promise<unknown> {
  return page.evaluate(
    (kind) =>
      new Promise((resolve) => {
        navigator.serviceWorker.addEventListener('message', ({ data }) => {
          if (data.type === kind) resolve(data.payload);
        });
      }),
    type,
  );
}

/** Addresses of the files of lessons that lie on the phone. */
function keptFiles(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const cache = await caches.open('akulearn-lessons-v1');
    return (await cache.keys()).map(({ url }) => url);
  });
}
