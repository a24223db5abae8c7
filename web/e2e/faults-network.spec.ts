import { expect, type Page, test } from '@playwright/test';
import { openNetwork } from './support/network.ts';
import { openPhone } from './support/phone.ts';
import { startServer } from './support/server.ts';
import { readServerLog } from './support/server-log.ts';
import {
  downloadLesson,
  goTo,
  goToLessonList,
  openLesson,
  readLesson,
  readSection,
  syncPill,
  title,
} from './support/study.ts';

const LESSON = 'Quadratic equations';
const OTHER_LESSON = 'The mole';
const API_READ = '/api/v3/subjects';

test('fault 13: a captive portal that answers 200 with its page acknowledges nothing and hides nothing', async () => {
  await using server = await startServer();
  await using network = await openNetwork(server);
  await using phone = await openPhone(network.url);
  const { page } = phone;
  const lesson = await readLesson(server.url, LESSON);
  await downloadLesson(page, LESSON);
  await goTo(page, 'Today');
  await expect(syncPill(page)).toHaveText('Safe on the server');

  network.become('portal');
  await openLesson(page, LESSON);
  await readSection(page, lesson.sections[0]?.title ?? '');
  await goTo(page, 'Me');
  await page.getByRole('button', { name: 'Send now' }).click();
  await expect(page.getByText('The server did not answer as it should.')).toBeVisible();
  await expect(page.getByText('2 answers are waiting. They are safe on this phone.')).toBeVisible();

  await page.goto(network.url);
  await expect(syncPill(page)).toHaveText('2 answers waiting, safe on this phone');
  await openLesson(page, LESSON);
  await goToLessonList(page, OTHER_LESSON);
  await page.getByRole('link', { name: OTHER_LESSON, exact: true }).click();
  await expect(title(page, 'This lesson is not on your phone')).toBeVisible();
  await goTo(page, 'Today');

  network.become('up');
  await expect(syncPill(page)).toHaveText('Safe on the server', { timeout: 30_000 });
  const log = await readServerLog(server);
  expect(log.map(({ type, lesson_id }) => [type, lesson_id])).toEqual([
    ['lesson_started', lesson.id],
    ['section_read', lesson.id],
  ]);
});

test('fault 31: the phone says online but nothing ever answers, and what is on it opens at once', async () => {
  await using server = await startServer();
  await using network = await openNetwork(server);
  await using phone = await openPhone(network.url);
  const { page } = phone;
  const lesson = await readLesson(server.url, LESSON);
  await downloadLesson(page, LESSON);
  await goTo(page, 'Today');
  await expect(syncPill(page)).toHaveText('Safe on the server');
  const before = await timeRead(page, API_READ);

  network.become('silent');
  await page.goto(`${network.url}/learn/mathematics`);
  expect(await page.evaluate(() => navigator.onLine)).toBe(true);
  expect(await millisecondsUntilLink(page, LESSON)).toBeLessThan(3000);
  expect(await millisecondsToOpen(page, LESSON)).toBeLessThan(1000);
  await readSection(page, lesson.sections[0]?.title ?? '');

  const during = await timeRead(page, API_READ);
  expect(during.text).toBe(before.text);
  expect(during.milliseconds).toBeLessThan(4000);

  await goTo(page, 'Today');
  await expect(syncPill(page)).toHaveText('2 answers waiting, safe on this phone');
  network.become('up');
  await expect(syncPill(page)).toHaveText('Safe on the server', { timeout: 30_000 });
  expect(await readServerLog(server)).toHaveLength(2);
});

/** From the start of the page until it shows a link, by the page's own clock. */
function millisecondsUntilLink(page: Page, name: string): Promise<number> {
  return page.evaluate(
    (text) =>
      new Promise((resolve) => {
        const look = () => {
          const shown = Array.from(document.links).some((link) => link.textContent === text);
          if (shown) resolve(performance.now());
          else requestAnimationFrame(look);
        };
        look();
      }),
    name,
  );
}

/** From the tap on a lesson's link until its title is shown, by the page's own clock. */
function millisecondsToOpen(page: Page, name: string): Promise<number> {
  return page.evaluate(
    (text) =>
      new Promise((resolve) => {
        const tapped = performance.now();
        Array.from(document.links)
          .find((link) => link.textContent === text)
          ?.click();
        const look = () => {
          if (document.querySelector('h1')?.textContent === text) resolve(performance.now() - tapped);
          else requestAnimationFrame(look);
        };
        look();
      }),
    name,
  );
}

function timeRead(page: Page, path: string): Promise<{ text: string; milliseconds: number }> {
  return page.evaluate(async (url) => {
    const asked = performance.now();
    const text = await (await fetch(url)).text();
    return { text, milliseconds: performance.now() - asked };
  }, path);
}
