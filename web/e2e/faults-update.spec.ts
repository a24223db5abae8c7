import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { openPhone, type Phone } from './support/phone.ts';
import { copyProduct, type ProductCopy, SECOND_SCRIPT } from './support/second-version.ts';
import { type ProductServer, startServer } from './support/server.ts';
import { downloadLesson, goTo, ready, saveName, title } from './support/study.ts';

const LESSON = 'Quadratic equations';
const QUIZ_PATH = '/lessons/quadratic-equations/quiz';

const second = (page: Page) => page.locator(SECOND_SCRIPT);
const offer = (page: Page) => page.getByText('A new version is ready');
const update = (page: Page) => page.getByRole('button', { name: 'Update', exact: true }).click();

test('fault 26: a window of the old version finds its own parts while the new worker serves it', async () => {
  await using product = await copyProduct();
  await using server = await startServer({}, '127.0.0.1', product.folder);
  await using phone = await openPhone(server.url);
  const old = phone.page;
  await ready(old);
  await deploySecondVersion(product, server);
  await updateInAnotherWindow(phone, server);

  const loads = countLoads(old);
  await goTo(old, 'Progress');
  await goTo(old, 'Me');
  await saveName(old, 'Ada');
  expect(loads()).toBe(0);
  await expect(second(old)).toHaveCount(0);
});

test('fault 26: a part of the old version that is gone from phone and server costs one reload', async () => {
  await using product = await copyProduct();
  await using server = await startServer({}, '127.0.0.1', product.folder);
  await using phone = await openPhone(server.url);
  const old = phone.page;
  await ready(old);
  await deploySecondVersion(product, server);
  const other = await updateInAnotherWindow(phone, server);
  await other.evaluate(async () => {
    const shells = (await caches.keys()).filter((name) => name.startsWith('akulearn-shell-'));
    for (const name of shells.slice(0, -1)) await caches.delete(name);
  });
  const devtools = await phone.context.newCDPSession(other);
  await devtools.send('Network.clearBrowserCache');

  const loads = countLoads(old);
  await goTo(old, 'Progress');
  await expect(second(old)).toHaveCount(1);
  await goTo(old, 'Me');
  expect(loads()).toBe(1);
});

test('fault 26: a part that never comes is an error after one reload, and the rest of the app works', async () => {
  await using server = await startServer();
  await using phone = await openPhone(server.url);
  const { page } = phone;
  await ready(page);
  await phone.context.route('**/assets/learn-*.js', (route) => route.fulfill({ status: 404 }));
  await page.evaluate(async () => {
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) if (request.url.includes('/assets/learn-')) await cache.delete(request);
    }
  });

  const loads = countLoads(page);
  await page.getByRole('link', { name: 'Learn', exact: true }).click();
  await expect(page.getByText('This page could not be shown')).toBeVisible();
  await goTo(page, 'Me');
  await saveName(page, 'Ada');
  await page.getByRole('link', { name: 'Learn', exact: true }).click();
  await expect(page.getByText('This page could not be shown')).toBeVisible();
  expect(loads()).toBe(1);
});

test('fault 26: a page of the new version works with the old worker, and then changes to the new one', async () => {
  await using product = await copyProduct();
  await using server = await startServer({}, '127.0.0.1', product.folder);
  await using phone = await openPhone(server.url);
  const { page } = phone;
  await ready(page);
  await deploySecondVersion(product, server);
  // As when the browser needed room: the old worker then passes the server's page on.
  await page.evaluate(async () => {
    for (const name of await caches.keys()) await (await caches.open(name)).delete('/index.html');
  });
  await page.reload();
  await expect(second(page)).toHaveCount(1);
  await goTo(page, 'Me');
  await saveName(page, 'Ada');
  await expect(offer(page)).toBeVisible();

  const loads = countLoads(page);
  await update(page);
  await expect.poll(loads).toBe(1);
  await expect(page.getByLabel('Your name')).toHaveValue('Ada');
  await expect(second(page)).toHaveCount(1);
});

test('fault 27: a new version that comes in mid-quiz is offered only after the quiz was left', async () => {
  await using product = await copyProduct();
  await using server = await startServer({}, '127.0.0.1', product.folder);
  await using phone = await openPhone(server.url);
  const { page } = phone;
  await downloadLesson(page, LESSON);
  await answerInQuiz(page, server);

  await deploySecondVersion(product, server);
  await page.reload();
  await expect(page.getByRole('checkbox').first()).toBeChecked();
  await expect.poll(() => page.evaluate(hasWaiting)).toBe(true);
  await expect(offer(page)).toBeHidden();
  await expect(title(page, `Quiz: ${LESSON}`)).toBeVisible();

  await page.getByRole('link', { name: 'Leave the quiz' }).click();
  await expect(offer(page)).toBeVisible();
  await update(page);
  await expect(offer(page)).toBeHidden();
  await expect(second(page)).toHaveCount(1);
  await page.getByRole('link', { name: 'Continue the quiz' }).click();
  await expect(page.getByRole('checkbox').first()).toBeChecked();
});

test('fault 27: with three windows the update is applied once, and only the one that asked loads anew', async () => {
  await using product = await copyProduct();
  await using server = await startServer({}, '127.0.0.1', product.folder);
  await using phone = await openPhone('about:blank');
  const { context } = phone;
  const applied = await countUpdates(context);
  const asking = phone.page;
  await asking.goto(server.url);
  await downloadLesson(asking, LESSON);
  const quiz = await context.newPage();
  await answerInQuiz(quiz, server);
  const idle = await context.newPage();
  await idle.goto(server.url);

  await deploySecondVersion(product, server);
  await asking.evaluate(async () => void (await (await navigator.serviceWorker.getRegistration())?.update()));
  for (const page of [asking, idle]) await expect(offer(page)).toBeVisible();
  await expect(offer(quiz)).toBeHidden();

  const loads = [asking, quiz, idle].map(countLoads);
  await update(asking);
  // The old worker first finishes what it has under way.
  await expect(second(asking)).toHaveCount(1, { timeout: 60_000 });
  await quiz.getByRole('checkbox').nth(1).check();
  await expect(quiz.getByText('Saved on this phone')).toBeVisible();
  await quiz.getByRole('button', { name: 'Next question' }).click();
  await expect(quiz.getByRole('heading', { name: /^Question 2 of/ })).toBeVisible();
  expect(loads.map((count) => count())).toEqual([1, 0, 0]);

  await update(idle);
  await expect(second(idle)).toHaveCount(1);
  expect(loads.map((count) => count())).toEqual([1, 0, 1]);
  expect(applied()).toBe(1);
});

test('fault 27: a new version that was put off is there when the app is opened the next time', async () => {
  await using product = await copyProduct();
  await using server = await startServer({}, '127.0.0.1', product.folder);
  await using phone = await openPhone(server.url);
  const { page, context } = phone;
  await ready(page);
  await deploySecondVersion(product, server);
  await page.reload();
  await expect(offer(page)).toBeVisible();
  await page.getByRole('button', { name: 'Later' }).click();
  await expect(second(page)).toHaveCount(0);

  await context.newPage();
  await page.close();
  await server.stop();
  const reopened = await context.newPage();
  await reopened.goto(server.url);
  await expect(reopened.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(second(reopened)).toHaveCount(1);
  expect(await reopened.evaluate(hasWaiting)).toBe(false);
});

function hasWaiting(): Promise<boolean> {
  return navigator.serviceWorker.getRegistration().then((registration) => Boolean(registration?.waiting));
}

async function deploySecondVersion(product: ProductCopy, server: ProductServer): Promise<void> {
  await server.stop();
  await product.publishSecondVersion();
  await server.restart();
}

async function updateInAnotherWindow({ context }: Phone, server: ProductServer): Promise<Page> {
  const page = await context.newPage();
  await page.goto(server.url);
  await expect(offer(page)).toBeVisible();
  await update(page);
  await expect(second(page)).toHaveCount(1);
  return page;
}

/** Leaves the page in the quiz with its first question answered. */
async function answerInQuiz(page: Page, server: ProductServer): Promise<void> {
  await page.goto(`${server.url}${QUIZ_PATH}`);
  await page.getByRole('checkbox').first().check();
  await expect(page.getByText('Saved on this phone')).toBeVisible();
}

/** How often the page is loaded from now on. */
function countLoads(page: Page): () => number {
  let loads = 0;
  page.on('domcontentloaded', () => loads++);
  return () => loads;
}

/** How often any page opened from now on makes a waiting worker take over. */
async function countUpdates(context: BrowserContext): Promise<() => number> {
  let updates = 0;
  await context.exposeFunction('noteUpdate', () => updates++);
  await context.addInitScript(() => {
    const { postMessage } = ServiceWorker.prototype;
    ServiceWorker.prototype.postMessage = function (this: ServiceWorker, ...sent: unknown[]) {
      if ((sent[0] as { type?: string }).type === 'SKIP_WAITING') Reflect.get(window, 'noteUpdate')();
      return Reflect.apply(postMessage, this, sent);
    };
  });
  return () => updates;
}
