import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { answerRightly, answerWrongly } from './support/answers.ts';
import { openNetwork } from './support/network.ts';
import { openPhone } from './support/phone.ts';
import { startServer } from './support/server.ts';
import { readServerLog } from './support/server-log.ts';
import {
  downloadLesson,
  goTo,
  goToLessonList,
  openLesson,
  problem,
  readLesson,
  readProgressScreen,
  readSection,
  syncPill,
  title,
} from './support/study.ts';

const QUADRATICS = 'Quadratic equations';
const MOLE = 'The mole';
/** The place of the question where the browser dies, and of the one that is answered wrongly. */
const KILLED_AT = 5;
const WRONG_AT = 3;

test('a lesson studied offline reaches the server once, and comes back on a wiped and on a second phone', async () => {
  test.slow();
  await using server = await startServer();
  const quadratics = await readLesson(server.url, QUADRATICS);
  const mole = await readLesson(server.url, MOLE);
  await using network = await openNetwork(server);
  await using phone = await openPhone(network.url);

  await test.step('both lessons are downloaded, then the network goes and the browser dies', async () => {
    await downloadLesson(phone.page, QUADRATICS);
    await downloadLesson(phone.page, MOLE);
    network.become('down');
    await phone.context.setOffline(true);
    await phone.kill();
  });

  await test.step('the student reads and practises without a network', async () => {
    const page = await phone.reopen('/', { offline: true });
    await openLesson(page, QUADRATICS);
    for (const section of quadratics.sections) await readSection(page, section.title);
    await page.getByRole('button', { name: 'Show first step' }).first().click();
    await expect(page.getByText('Step 1 of').first()).toBeVisible();

    const second = problem(page, 2);
    const question = quadratics.practice[1];
    if (question?.type !== 'single') throw new Error('the second problem is taken for one with single choice');
    await answerWrongly(second, question);
    await second.getByRole('button', { name: 'Check' }).click();
    await expect(second.getByText('Not right', { exact: true })).toBeVisible();
    await second.getByRole('button', { name: 'Try again' }).click();
    await second.getByRole('button', { name: 'Show a hint' }).click();
    await expect(second.getByText('Hint 1')).toBeVisible();
    await answerRightly(second, question);
    await second.getByRole('button', { name: 'Check' }).click();
    await expect(second.getByText('Right', { exact: true })).toBeVisible();

    await openLesson(page, MOLE);
    await readSection(page, mole.sections[0]?.title ?? '');
  });
  const share = await test.step('the browser dies in the quiz, which goes on where it was', async () => {
    await openLesson(phone.page, QUADRATICS);
    await phone.page.getByRole('link', { name: 'Start the quiz' }).click();
    for (const place of places(1, KILLED_AT - 1)) await answerQuestion(phone.page, place);
    await expect(phone.page.getByText('Saved on this phone')).toBeVisible();
    await phone.kill();

    const page = await phone.reopen('/', { offline: true });
    await openLesson(page, QUADRATICS);
    await page.getByRole('link', { name: 'Continue the quiz' }).click();
    await expect(questionHeading(page, KILLED_AT)).toBeVisible();
    for (const place of places(KILLED_AT, quadratics.quiz.length)) await answerQuestion(page, place);
    const badge = page.getByRole('dialog', { name: 'New badge: First Steps' });
    await badge.getByRole('button', { name: 'Go on' }).click();
    await expect(title(page, 'Your result')).toBeVisible();

    const total = quadratics.quiz.reduce((sum, { marks }) => sum + marks, 0);
    const earned = total - (quadratics.quiz[WRONG_AT - 1]?.marks ?? 0);
    await expect(page.getByText(`${Math.floor((100 * earned) / total)} %`, { exact: true })).toBeVisible();
    await expect(page.getByText('Not right', { exact: true })).toHaveCount(1);
    await expect(page.getByText('Right', { exact: true })).toHaveCount(quadratics.quiz.length - 1);
    return earned / total;
  });

  const written = await test.step('what waits can be taken out as a file', () => exportWaiting(phone.page));
  const progress = await readProgressScreen(phone.page);
  expect(progress).toContain(QUADRATICS);
  expect(progress).toContain(MOLE);

  await test.step('the network is back, and everything is on the server, each event once', async () => {
    await goTo(phone.page, 'Today');
    await expect(syncPill(phone.page)).toHaveText(`${written.length} answers waiting, safe on this phone`);
    network.become('up');
    await phone.context.setOffline(false);
    await expect(syncPill(phone.page)).toHaveText('Safe on the server', { timeout: 20_000 });

    const log = await readServerLog(server);
    expect(log.map(({ type, lesson_id, item, score }) => [type, lesson_id, item, score])).toEqual([
      ['lesson_started', quadratics.id, null, null],
      ...quadratics.sections.map(({ id }) => ['section_read', quadratics.id, id, null]),
      ['problem_answered', quadratics.id, quadratics.practice[1]?.id, 0],
      ['hint_used', quadratics.id, quadratics.practice[1]?.id, null],
      ['problem_answered', quadratics.id, quadratics.practice[1]?.id, 1],
      ['lesson_started', mole.id, null, null],
      ['section_read', mole.id, mole.sections[0]?.id, null],
      ['quiz_submitted', quadratics.id, null, expect.closeTo(share, 12)],
      ['lesson_completed', quadratics.id, null, null],
    ]);
    expect(log.map(({ device_seq }) => device_seq)).toEqual(places(1, log.length));
    expect(log.map(({ id }) => id)).toEqual(written);
    await server.restart();
  });

  await test.step('fault 22: storage cleared with a valid session, everything comes back', async () => {
    const devtools = await phone.context.newCDPSession(phone.page);
    const storageTypes = 'indexeddb,cache_storage,service_workers,local_storage,websql,file_systems';
    await devtools.send('Storage.clearDataForOrigin', { origin: network.url, storageTypes });
    await phone.page.reload();
    await goToLessonList(phone.page, QUADRATICS);
    await expect(phone.page.getByRole('button', { name: `Download ${QUADRATICS}` })).toBeVisible();
    await expect.poll(() => readProgressScreen(phone.page)).toBe(progress);
  });

  await test.step('a second phone joined by a code shows the same', async () => {
    await goTo(phone.page, 'Me');
    await phone.page.getByRole('button', { name: 'Make a code' }).click();
    const code = await phone.page.locator('.link-code').innerText();

    await using second = await openPhone(network.url);
    await goTo(second.page, 'Me');
    await second.page.getByLabel('Code from your other phone').fill(code);
    await second.page.getByRole('button', { name: 'Join', exact: true }).click();
    await expect(second.page.getByText('You see the same work on both phones now')).toBeVisible();
    await expect.poll(() => readProgressScreen(second.page)).toBe(progress);
  });

  async function answerQuestion(page: Page, place: number): Promise<void> {
    await expect(questionHeading(page, place)).toBeVisible();
    const question = quadratics.quiz[place - 1];
    if (!question) throw new RangeError(`the quiz has no question ${place}`);
    const isWrong = place === WRONG_AT && question.type === 'single';
    await (isWrong ? answerWrongly(page.getByRole('main'), question) : answerRightly(page.getByRole('main'), question));
    const isLast = place === quadratics.quiz.length;
    await page.getByRole('button', { name: isLast ? 'Finish quiz' : 'Next question' }).click();
  }
});

function places(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

function questionHeading(page: Page, place: number) {
  return page.getByRole('heading', { name: `Question ${place} of 10`, exact: true });
}

/** Ids of the events that wait, in the order in which they were written. */
async function exportWaiting(page: Page): Promise<string[]> {
  await goTo(page, 'Me');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export unsent work' }).click(),
  ]);
  const { waiting } = JSON.parse(await readFile(await download.path(), 'utf8'));
  return waiting.map(({ id }: { id: string }) => id);
}
