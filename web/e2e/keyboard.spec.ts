import { expect, type Page, test } from '@playwright/test';
import type { Question } from '../../domain/lesson.ts';
import { openPhone } from './support/phone.ts';
import { startServer } from './support/server.ts';
import { readLesson, title } from './support/study.ts';

const LESSON = 'Quadratic equations';

test('with the keyboard alone a lesson is found, studied and its quiz taken', async () => {
  test.slow();
  await using server = await startServer();
  const lesson = await readLesson(server.url, LESSON);
  await using phone = await openPhone(server.url);
  const { page } = phone;
  await page.setViewportSize({ width: 1280, height: 800 });
  // The heading came with the page; this link comes with the app.
  const skip = page.getByRole('link', { name: 'Skip to the content' });
  await expect(skip).toBeAttached();

  await test.step('past the navigation by the first link', async () => {
    await page.keyboard.press('Tab');
    await expect(skip).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.locator('#content')).toBeFocused();
  });

  await test.step('the lesson is searched for and opened', async () => {
    await page.goto(`${server.url}/learn`);
    await tabTo(page, (focused) => focused.role === 'searchbox');
    await page.keyboard.type('quadra');
    await tabTo(page, (focused) => focused.text.includes(LESSON));
    await page.keyboard.press('Enter');
    await expect(title(page, LESSON)).toBeFocused();
  });

  await test.step('a section is read, an example unfolded, a problem answered', async () => {
    await tabTo(page, (focused) => focused.text === 'I have read this section');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Read', { exact: true }).first()).toBeVisible();
    await tabTo(page, (focused) => focused.text === 'Show first step');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Step 1 of').first()).toBeVisible();
    await tabTo(page, (focused) => focused.role === 'radio');
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await expect(page.getByText(/^(Right|Not right)$/).first()).toBeVisible();
    await expect(page.getByRole('button', { name: 'Try again' }).first()).toBeFocused();
  });

  await test.step('the quiz is taken', async () => {
    await tabTo(page, (focused) => focused.text === 'Start the quiz');
    await page.keyboard.press('Enter');
    await expect(title(page, `Quiz: ${LESSON}`)).toBeFocused();
    for (const [i, question] of lesson.quiz.entries()) {
      await expect(page.getByRole('heading', { name: `Question ${i + 1} of ${lesson.quiz.length}` })).toBeVisible();
      await answer(page, question);
      const last = i === lesson.quiz.length - 1;
      await tabTo(page, (focused) => focused.text === (last ? 'Finish quiz' : 'Next question'));
      await page.keyboard.press('Enter');
    }
    const news = page.getByRole('dialog', { name: 'New badge: First Steps' });
    await expect(news).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(news).toHaveCount(0);
    await expect(title(page, 'Your result')).toBeFocused();
    await expect(page.getByText('100 %', { exact: true }).first()).toBeVisible();
  });
});

interface Focused {
  role: string;
  text: string;
  label: string;
}

/** Presses Tab until the focus is where it should be; a visible ring must show each place on the way. */
async function tabTo(page: Page, isWanted: (focused: Focused) => boolean): Promise<void> {
  for (let presses = 0; presses < 150; presses++) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement;
      const type = element.getAttribute('type');
      return {
        role:
          element.getAttribute('role') ?? (type === 'search' ? 'searchbox' : (type ?? element.tagName.toLowerCase())),
        text: element.innerText?.trim().replace(/\s+/g, ' ') ?? '',
        label: element.getAttribute('aria-label') ?? '',
      };
    });
    if (isWanted(focused)) return;
  }
  throw new Error('150 presses of Tab did not lead there');
}

async function answer(page: Page, question: Question): Promise<void> {
  switch (question.type) {
    case 'single':
      await tabTo(page, ({ role }) => role === 'radio');
      // The first is focused and not chosen yet; arrows choose as they move.
      await page.keyboard.press('Space');
      return pressTimes(
        page,
        'ArrowDown',
        question.choices.findIndex(({ id }) => id === question.answer),
      );
    case 'multi':
      await tabTo(page, ({ role }) => role === 'checkbox');
      for (const [i, { id }] of question.choices.entries()) {
        if (i > 0) await page.keyboard.press('Tab');
        if (question.answer.includes(id)) await page.keyboard.press('Space');
      }
      return;
    case 'numeric':
      await tabTo(page, ({ role }) => role === 'text');
      return page.keyboard.type(String(question.answer));
    case 'cloze':
      for (const [i, gap] of question.gaps.entries()) {
        await tabTo(page, ({ label }) => label === `Gap ${i + 1}`);
        const [text = ''] = gap.accept;
        if (gap.choices) await pressTimes(page, 'ArrowDown', gap.choices.indexOf(text) + 1);
        else await page.keyboard.type(text);
      }
      return;
    case 'match':
      for (const [i, { id }] of question.left.entries()) {
        await tabTo(page, ({ label }) => label === `Match for item ${i + 1}`);
        const rightId = new Map(question.answer).get(id);
        const place = question.right.findIndex((piece) => piece.id === rightId);
        await pressTimes(page, 'ArrowDown', place + 1);
      }
      return;
    case 'order': {
      const shown = question.items.map(({ id }) => id);
      for (const [place, id] of question.answer.entries()) {
        for (let from = shown.indexOf(id); from > place; from--) {
          await tabTo(page, ({ label }) => label === `Move item ${from + 1} up`);
          await page.keyboard.press('Enter');
          shown.splice(from - 1, 0, ...shown.splice(from, 1));
        }
      }
      return;
    }
  }
}

async function pressTimes(page: Page, key: string, times: number): Promise<void> {
  for (let presses = 0; presses < times; presses++) await page.keyboard.press(key);
}
