import { expect, type Locator, type Page } from '@playwright/test';
import { downloadLesson, goTo, goToLessonList, openLesson, problem, ready, syncPill, title } from './study.ts';

type Look = (screen: string) => Promise<void>;

/** Goes from Today to every screen there is, as a student would, and calls `look` at each with its name. */
export async function walkThroughScreens(page: Page, look: Look): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await ready(page);
  await look('today-new');
  await downloadAndGoOffline(page, look);
  await readAndPractise(page, look);
  await takeQuiz(page, look);
  await seeProgressAndMe(page, look);
  await loseTheApp(page, look);
}

async function downloadAndGoOffline(page: Page, look: Look): Promise<void> {
  await goTo(page, 'Learn');
  await look('learn');
  await goToLessonList(page, 'The mole');
  await look('subject');
  await downloadLesson(page, 'The mole');
  await look('subject-downloaded');
  await page.context().setOffline(true);
  await goToLessonList(page, 'Quadratic equations');
  await link(page, 'Quadratic equations').click();
  await expect(title(page, 'This lesson is not on your phone')).toBeVisible();
  await look('lesson-not-on-phone');
  await page.context().setOffline(false);
}

async function readAndPractise(page: Page, look: Look): Promise<void> {
  await openLesson(page, 'Quadratic equations');
  await look('lesson');
  await page.locator('.term').first().click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await look('glossary');
  await page.getByRole('button', { name: 'Close' }).click();

  const example = page.getByRole('region').filter({ hasText: 'Worked example', hasNot: page.getByRole('region') });
  const nextStep = example.first().getByRole('button', { name: /^Show (first|next) step$/ });
  while ((await nextStep.count()) > 0) await nextStep.click();
  await lookAt(example.first(), 'worked-example', look);

  const partly = problem(page, 1);
  await partly.getByLabel('Gap 1').fill('-4');
  await partly.getByLabel('Gap 2').fill('12');
  await partly.getByLabel('Gap 3').selectOption('0');
  await check(partly, 'Partly right');
  await lookAt(partly, 'practice-partly-right', look);
  const wrong = problem(page, 2);
  await wrong.getByRole('button', { name: 'Show a hint' }).click();
  await expect(wrong.getByText('Hint 1')).toBeVisible();
  await lookAt(wrong, 'practice-hint', look);
  await wrong.getByRole('radio').nth(0).check();
  await check(wrong, 'Not right');
  await wrong.getByText('Show the solution').click();
  await lookAt(wrong, 'practice-not-right', look);
  await wrong.getByRole('button', { name: 'Try again' }).click();
  await wrong.getByRole('radio').nth(2).check();
  await check(wrong, 'Right');
  await lookAt(wrong, 'practice-right', look);
  await lookAt(page.getByRole('region', { name: 'Show what you know' }), 'lesson-end', look);
}

/** The quiz on the mole has every type of question. */
async function takeQuiz(page: Page, look: Look): Promise<void> {
  await openLesson(page, 'The mole');
  await link(page, 'Start the quiz').click();
  const answers: [string, () => Promise<unknown>][] = [
    ['quiz-single', () => page.getByRole('radio').nth(3).check()],
    ['', () => page.getByRole('radio').nth(0).check()],
    ['quiz-numeric', () => page.getByLabel('Your answer').fill('10')],
    ['quiz-numeric-unreadable', () => page.getByLabel('Your answer').fill('a quarter')],
    ['quiz-multi', () => checkAll(page.getByRole('checkbox'), [0, 1, 2])],
    ['quiz-match', () => matchInTurn(page.getByLabel(/^Match for item/))],
    ['quiz-order', () => page.getByRole('button', { name: 'Move item 1 down' }).click()],
    ['quiz-cloze', () => page.getByLabel('Gap 1').fill('3')],
    ['', () => Promise.resolve()],
    ['quiz-last', () => page.getByLabel('Your answer').fill('8.96')],
  ];
  for (const [i, [screen, answer]] of answers.entries()) {
    await expect(page.getByRole('heading', { name: `Question ${i + 1} of 10` })).toBeVisible();
    await answer();
    if (screen) {
      await expect(page.getByText('Saved on this phone')).toBeVisible();
      await look(screen);
    }
    await page.getByRole('button', { name: i < 9 ? 'Next question' : 'Finish quiz' }).click();
  }
  await expect(title(page, 'Your result')).toBeVisible();
  await look('quiz-result');
}

async function seeProgressAndMe(page: Page, look: Look): Promise<void> {
  await goTo(page, 'Today');
  await expect(syncPill(page)).toHaveText('Safe on the server');
  await look('today-studied');
  await goTo(page, 'Progress');
  await expect(link(page, 'The mole')).toBeVisible();
  await look('progress');
  await goTo(page, 'Me');
  await page.getByLabel('Your name').fill('Oluwaseun Chukwuemeka-Abdulrahman');
  await page.getByRole('button', { name: 'Save name' }).click();
  await page.getByRole('button', { name: 'Make a code' }).click();
  await expect(page.getByText('It works once')).toBeVisible();
  await look('me');
  await page.goto(new URL('/no-such-page', page.url()).href);
  await expect(title(page, 'There is no such page')).toBeVisible();
  await look('no-such-page');
}

/** As when the browser dropped what it kept of the app: the worker then has the offline page only. */
async function loseTheApp(page: Page, look: Look): Promise<void> {
  await page.evaluate(async () => {
    for (const name of await caches.keys()) await (await caches.open(name)).delete('/index.html');
  });
  await page.context().setOffline(true);
  await page.reload();
  await expect(title(page, 'No network just now')).toBeVisible();
  await look('offline-page');
  await page.context().setOffline(false);
}

async function lookAt(part: Locator, screen: string, look: Look): Promise<void> {
  await part.evaluate((element) => element.scrollIntoView());
  await look(screen);
}

async function check(problem: Locator, verdict: string): Promise<void> {
  await problem.getByRole('button', { name: 'Check' }).click();
  await expect(problem.getByText(verdict, { exact: true })).toBeVisible();
}

async function checkAll(boxes: Locator, places: number[]): Promise<void> {
  for (const place of places) await boxes.nth(place).check();
}

async function matchInTurn(lists: Locator): Promise<void> {
  // A list shows no mathematics, so it must be in letters that say the same.
  await expect(lists.first().getByRole('option').last()).toHaveText('E: multiply by 6.02×10²³ mol⁻¹');
  for (const [i, list] of (await lists.all()).entries()) await list.selectOption({ index: i + 1 });
}

function link(page: Page, name: string): Locator {
  return page.getByRole('link', { name, exact: true });
}
