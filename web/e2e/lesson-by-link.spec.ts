import { expect, test } from '@playwright/test';
import { openPhone } from './support/phone.ts';
import { startServer } from './support/server.ts';
import { title } from './support/study.ts';

const LESSON = '/lessons/quadratic-equations';

test('a lesson opened by its link can be read before the app has come, and stays in sight while it takes over', async () => {
  await using server = await startServer();
  await using phone = await openPhone('about:blank', { init: watchHeading });
  const { page } = phone;
  const arrival = Promise.withResolvers<void>();
  await page.route('**/assets/*.js', async (route) => {
    await arrival.promise;
    await route.continue();
  });

  await page.goto(server.url + LESSON, { waitUntil: 'commit' });
  await expect(title(page, 'Quadratic equations')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'You will be able to' })).toBeVisible();
  await expect(page.getByText('Musa owns a square plot').first()).toBeVisible();
  await expect(page.getByRole('navigation')).toBeHidden();

  arrival.resolve();
  await expect(page.getByRole('button', { name: 'Check' }).first()).toBeVisible();
  await expect(title(page, 'Quadratic equations')).toHaveCount(1);
  expect(await page.evaluate(() => globalThis.headingLost)).toBe(false);
});

declare global {
  var headingLost: boolean;
}

/** Notes whether a frame was without a heading that an earlier one had. */
function watchHeading(): void {
  globalThis.headingLost = false;
  let seen = false;
  const look = () => {
    const there = document.querySelector('h1') !== null;
    if (seen && !there) globalThis.headingLost = true;
    seen ||= there;
    requestAnimationFrame(look);
  };
  look();
}
