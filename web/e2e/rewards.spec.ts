import { expect, type Page, test } from '@playwright/test';
import { LINK_CODE_URL } from '../../domain/session.ts';
import { answerRightly } from './support/answers.ts';
import { fillBoards } from './support/classmates.ts';
import { openPhone, type Phone } from './support/phone.ts';
import { createRestStudent, newEvent } from './support/rest-student.ts';
import { startServer } from './support/server.ts';
import { downloadLesson, goTo, joinByCode, openLesson, readLesson, readSection, title } from './support/study.ts';

const QUADRATICS = 'Quadratic equations';
/** The server counts within moments; the rest is the phone's, on a busy machine. */
const SECONDS = { timeout: 30_000 };

test('a badge is shown as it is earned, without network, and the server confirms it later', async () => {
  test.slow();
  await using server = await startServer();
  const { quiz } = await readLesson(server.url, QUADRATICS);
  await using phone = await openPhone(server.url);
  const { page } = phone;
  const news = page.getByRole('dialog', { name: 'New badge: First Steps' });
  await downloadLesson(page, QUADRATICS);
  await phone.context.setOffline(true);

  await test.step('a perfect quiz earns it, and it waits until the quiz is handed in', async () => {
    await openLesson(page, QUADRATICS);
    await page.getByRole('link', { name: 'Start the quiz' }).click();
    for (const [i, question] of quiz.entries()) {
      await expect(
        page.getByRole('heading', { name: `Question ${i + 1} of ${quiz.length}`, exact: true }),
      ).toBeVisible();
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await answerRightly(page.getByRole('main'), question);
      await page.getByRole('button', { name: i === quiz.length - 1 ? 'Finish quiz' : 'Next question' }).click();
    }
    await expect(news).toBeVisible();
    await expect(news).toContainText('50 points');
  });

  await test.step('it is said once', async () => {
    await news.getByRole('button', { name: 'Go on' }).click();
    await expect(title(page, 'Your result')).toBeVisible();
    await openLesson(page, QUADRATICS);
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });

  await test.step('it stands among the badges, first on this phone and then safe on the server', async () => {
    await openBadges(page);
    const badge = page.getByRole('listitem').filter({ hasText: 'First Steps' });
    await expect(badge).toContainText('Earned on');
    await expect(badge).toContainText('On this phone');
    await expect(page.getByText('160 points')).toBeVisible();
    await phone.context.setOffline(false);
    await expect(badge).toContainText('Safe on the server', SECONDS);
  });
});

test('two students see each other on the board for as long as they want to', async () => {
  test.slow();
  await using server = await startServer();
  const { sections } = await readLesson(server.url, QUADRATICS);
  await using one = await openPhone(server.url);
  await using two = await openPhone(server.url);

  await test.step('one joins without network and is on the board when it is back', async () => {
    await study(one, sections[0]?.title ?? '');
    await one.context.setOffline(true);
    await openLeaderboard(one.page);
    const name = one.page.getByLabel('Name on the board');
    await one.page.getByRole('button', { name: 'Join the board' }).click();
    await expect(name).toHaveAccessibleDescription(/Write a name first/);
    await name.fill('Ada');
    await one.page.getByRole('button', { name: 'Join the board' }).click();
    await expect(one.page.getByText('You are on it once this phone has been online.')).toBeVisible();
    await one.context.setOffline(false);
    await expect(row(one.page, 'Ada')).toContainText('(you)', SECONDS);
  });

  await test.step('the other joins and sees both', async () => {
    await study(two, sections[0]?.title ?? '');
    await openLeaderboard(two.page);
    await two.page.getByLabel('Name on the board').fill('Bola');
    await two.page.getByRole('button', { name: 'Join the board' }).click();
    await expect(row(two.page, 'Bola')).toContainText('(you)', SECONDS);
    await expect(row(two.page, 'Ada')).toContainText('10 points');
  });

  await test.step('who leaves is gone', async () => {
    await one.page.getByRole('button', { name: 'Leave the board' }).click();
    await one.page.getByRole('dialog').getByRole('button', { name: 'Leave the board' }).click();
    await expect(one.page.getByText('You left the board.')).toBeVisible();
    await expect(one.page.getByLabel('Name on the board')).toBeVisible();
    await expect(async () => {
      await two.page.reload();
      await expect(row(two.page, 'Bola')).toBeVisible();
      await expect(row(two.page, 'Ada')).toHaveCount(0, { timeout: 1000 });
    }).toPass(SECONDS);
  });
});

test('a board moves as its student learns on another phone, and tells how since the day before', async () => {
  await using server = await startServer();
  const other = await createRestStudent(server.url);
  const [lesson] = await other.lessons();
  if (!lesson) throw new Error('There are no lessons');
  await fillBoards(server.url, [lesson]);
  const base = { lesson_id: lesson.id, content_hash: lesson.contentHash };
  await other.sync([
    newEvent({ type: 'setting_changed', payload: { key: 'leaderboard-name', value: 'Ada' } }),
    newEvent({ type: 'section_read', ...base, payload: { section_id: lesson.sections[0]?.id, active_seconds: 60 } }),
  ]);
  await using phone = await openPhone(server.url);
  const { page } = phone;
  const { code } = await (await other.request(LINK_CODE_URL, {})).json();
  await joinByCode(page, code);
  await openLeaderboard(page);
  await page.getByRole('radio', { name: 'All', exact: true }).click();
  const tenPoints = row(page, 'Ada').getByText('10 points', { exact: true });
  await expect(tenPoints).toHaveCount(1, SECONDS);

  await seePlaceOfYesterday(page);
  await page.reload();
  await page.getByRole('radio', { name: 'All', exact: true }).click();
  await expect(page.getByText(/^Up 3 places since /)).toBeVisible(SECONDS);

  await page.evaluate(() => document.documentElement.setAttribute('data-mark', ''));
  const answers = lesson.quiz
    .filter(({ type }) => type === 'single')
    .map(({ id, answer }) => ({ item_id: id, answer }));
  const quiz = newEvent({ type: 'quiz_submitted', ...base, payload: { answers, active_seconds: 60 } });
  expect(await (await other.sync([quiz])).json()).toMatchObject({ results: [{ s: 'ok' }] });
  await expect(tenPoints).toHaveCount(0, SECONDS);
  await expect(page.getByText(/^Up [4-9] places since /)).toBeVisible();
  await expect(page.locator('[data-mark]')).toHaveCount(1);
});

/** Lets the page believe that it was looked at the day before, and stood three places lower. */
async function seePlaceOfYesterday(page: Page): Promise<void> {
  await page.evaluate(() => {
    const [seen] = JSON.parse(localStorage.getItem('akulearn-places') ?? '[]').slice(-1);
    const day = new Date(Date.parse(seen.day) - 86_400_000).toISOString().slice(0, 10);
    localStorage.setItem('akulearn-places', JSON.stringify([{ ...seen, day, rank: seen.rank + 3 }]));
  });
}

async function study({ page }: Phone, section: string): Promise<void> {
  await openLesson(page, QUADRATICS);
  await readSection(page, section);
  await goTo(page, 'Today');
  await expect(page.locator('.sync-pill')).toHaveText('Safe on the server', SECONDS);
}

async function openBadges(page: Page): Promise<void> {
  await goTo(page, 'Me');
  await page.getByRole('link', { name: /Newest badge/ }).click();
  await expect(title(page, 'Badges')).toBeVisible();
}

async function openLeaderboard(page: Page): Promise<void> {
  await goTo(page, 'Me');
  await page.getByRole('link', { name: 'Leaderboard' }).click();
  await expect(title(page, 'Leaderboard')).toBeVisible();
}

function row(page: Page, name: string) {
  return page.getByRole('list', { name: 'The seven around you' }).getByRole('listitem').filter({ hasText: name });
}
