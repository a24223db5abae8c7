import { expect, type Page, test } from '@playwright/test';
import { openPhone } from './support/phone.ts';
import { startServer } from './support/server.ts';
import { goTo, joinByCode, openLesson, readLesson, readSection, syncPill } from './support/study.ts';
import { choosePrefs } from './support/worker-talk.ts';

const MOLE = 'The mole';
/** The server tells within moments; the rest is the phone's, on a busy machine. */
const SECONDS = { timeout: 10_000 };

test('what a student does on one phone appears on the other without a tap', async () => {
  await using server = await startServer();
  const mole = await readLesson(server.url, MOLE);
  await using one = await openPhone(server.url);
  await using two = await openPhone(server.url);
  await join(one.page, two.page);
  await goTo(two.page, 'Progress');
  const isMarked = await mark(two.page);
  await expect(two.page.getByText(MOLE)).toHaveCount(0);

  await openLesson(one.page, MOLE);
  await readSection(one.page, mole.sections[0]?.title ?? '');
  await expect(two.page.getByRole('main').getByText(MOLE)).toBeVisible(SECONDS);
  const before = await two.page.getByRole('main').innerText();

  await readSection(one.page, mole.sections[1]?.title ?? '');
  await expect.poll(() => two.page.getByRole('main').innerText(), SECONDS).not.toBe(before);
  expect(await isMarked()).toBe(true);
});

test('only a page in view has a connection, and none where data is saved', async () => {
  await using server = await startServer();
  await using phone = await openPhone('about:blank');
  const { page } = phone;
  const { open, opened } = countSockets(page);
  await page.goto(server.url);
  await expect.poll(open, SECONDS).toBe(1);
  await look(page, 'hidden');
  await expect.poll(open, SECONDS).toBe(0);
  await look(page, 'visible');
  await expect.poll(open, SECONDS).toBe(1);

  await choosePrefs(page, { dataSaver: true });
  const before = opened();
  await page.reload();
  await expect(syncPill(page)).toHaveText('Safe on the server');
  await look(page, 'visible');
  expect(opened()).toBe(before);
});

test('the example page tells what the student of this browser does, and is a guest where there is none', async () => {
  await using server = await startServer();
  const mole = await readLesson(server.url, MOLE);
  await using phone = await openPhone(server.url);
  await expect(syncPill(phone.page)).toHaveText('Safe on the server');
  const example = await phone.context.newPage();
  const complaints: string[] = [];
  example.on('console', (message) => complaints.push(message.text()));
  await example.goto(`${server.url}/examples/live.html`);
  await expect(example.locator('#state')).toHaveText('open');

  await phone.page.bringToFront();
  await openLesson(phone.page, MOLE);
  await readSection(phone.page, mole.sections[0]?.title ?? '');
  const message = example.getByRole('listitem').filter({ hasText: 'progress_update' });
  await expect(message.first()).toContainText(`"lesson_id": "${mole.id}"`, SECONDS);

  expect(complaints).toEqual([]);

  await using stranger = await openPhone(`${server.url}/examples/live.html`);
  await expect(stranger.page.locator('#state')).toHaveText('open');
  await expect(stranger.page.getByRole('listitem').filter({ hasText: 'subscribed' })).toBeVisible();
  expect(await stranger.page.locator('#student').innerText()).not.toBe(await example.locator('#student').innerText());
});

/** Makes the second phone one of the first one's student. */
async function join(first: Page, second: Page): Promise<void> {
  await goTo(first, 'Me');
  await first.getByRole('button', { name: 'Make a code' }).click();
  await joinByCode(second, await first.locator('.link-code').innerText());
}

/** Leaves a mark in the page, which is gone when it is loaded again. */
async function mark(page: Page): Promise<() => Promise<boolean>> {
  await page.evaluate(() => document.documentElement.setAttribute('data-mark', ''));
  return () => page.evaluate(() => document.documentElement.hasAttribute('data-mark'));
}

/** The WebSockets of our server that the page has open, and those that it ever opened. */
function countSockets(page: Page): { open(): number; opened(): number } {
  let open = 0;
  let opened = 0;
  page.on('websocket', (socket) => {
    if (!new URL(socket.url()).pathname.startsWith('/ws/')) return;
    open++;
    opened++;
    socket.on('close', () => open--);
  });
  return { open: () => open, opened: () => opened };
}

/** A headless browser takes every page for one in view. */
async function look(page: Page, visibility: 'visible' | 'hidden'): Promise<void> {
  await page.evaluate((state) => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => state });
    document.dispatchEvent(new Event('visibilitychange'));
  }, visibility);
}
