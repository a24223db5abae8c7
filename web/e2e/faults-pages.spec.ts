import { expect, test } from '@playwright/test';
import { openNetwork } from './support/network.ts';
import { openPhone } from './support/phone.ts';
import { startServer } from './support/server.ts';
import { downloadLesson, title } from './support/study.ts';

const LESSON = 'Quadratic equations';
const LESSON_PATH = '/lessons/quadratic-equations';
const OTHER_LESSON_PATH = '/lessons/the-mole';
const SCREENS: Record<string, string> = {
  '/learn': 'Learn',
  '/learn/mathematics': 'Mathematics',
  '/progress': 'Progress',
  '/me': 'Me',
  [LESSON_PATH]: LESSON,
  [`${LESSON_PATH}/quiz`]: `Quiz: ${LESSON}`,
};

test('every screen opens and reloads without a network', async () => {
  await using server = await startServer();
  await using network = await openNetwork(server);
  await using phone = await openPhone(network.url);
  await downloadLesson(phone.page, LESSON);
  await phone.kill();
  network.become('down');
  const page = await phone.reopen('/', { offline: true });
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  for (const [path, heading] of Object.entries(SCREENS)) {
    await test.step(path, async () => {
      await page.goto(network.url + path);
      await expect(title(page, heading)).toBeVisible();
      await page.reload();
      await expect(title(page, heading)).toBeVisible();
    });
  }
});

test('fault 33: a deep link to a lesson that is not on the phone, offline, says so and lists what is', async () => {
  await using server = await startServer();
  await using network = await openNetwork(server);
  await using phone = await openPhone(network.url);
  await downloadLesson(phone.page, LESSON);
  await phone.kill();
  network.become('down');
  for (const path of [OTHER_LESSON_PATH, `${OTHER_LESSON_PATH}/quiz`]) {
    const page = await phone.reopen(path, { offline: true });
    await expect(title(page, 'This lesson is not on your phone')).toBeVisible();
    const onPhone = page.getByRole('region', { name: 'On this phone' });
    await expect(onPhone.getByRole('link')).toHaveText([LESSON]);
    await onPhone.getByRole('link').click();
    await expect(title(page, LESSON)).toBeVisible();
    await phone.kill();
  }
});
