import { expect, test } from '@playwright/test';
import { openPhone } from './support/phone.ts';
import { CHANGE, CHANGED_FILE, copyProduct } from './support/second-version.ts';
import { startServer } from './support/server.ts';
import { downloadLesson, title } from './support/study.ts';

const LESSON = 'Quadratic equations';
const PATH = '/lessons/quadratic-equations';

test('fault 27: a new version that comes in mid-quiz is offered only after the quiz was left', async () => {
  await using product = await copyProduct();
  await using server = await startServer({}, '127.0.0.1', product.folder);
  await using phone = await openPhone(server.url);
  const { page } = phone;
  await downloadLesson(page, LESSON);
  await page.goto(`${server.url}${PATH}/quiz`);
  await page.getByRole('checkbox').first().check();
  await expect(page.getByText('Saved on this phone')).toBeVisible();

  await server.stop();
  await product.publishSecondVersion();
  await server.restart();
  await page.reload();
  await expect(page.getByRole('checkbox').first()).toBeChecked();
  const waits = () => page.evaluate(async () => Boolean((await navigator.serviceWorker.getRegistration())?.waiting));
  await expect.poll(waits).toBe(true);
  const offer = page.getByText('A new version is ready');
  await expect(offer).toBeHidden();
  await expect(title(page, `Quiz: ${LESSON}`)).toBeVisible();

  await page.getByRole('link', { name: 'Leave the quiz' }).click();
  await expect(offer).toBeVisible();
  await page.getByRole('button', { name: 'Update' }).click();
  await expect(offer).toBeHidden();
  const served = () => page.evaluate(async (file) => (await fetch(`/${file}`)).text(), CHANGED_FILE);
  await expect.poll(served).toContain(CHANGE);
  await page.getByRole('link', { name: 'Continue the quiz' }).click();
  await expect(page.getByRole('checkbox').first()).toBeChecked();
});
