import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { collectErrors } from './support/page-errors.ts';
import { openPhone } from './support/phone.ts';
import { walkThroughScreens } from './support/screen-walk.ts';
import { startServer } from './support/server.ts';

const WINDOWS = [
  { width: 360, height: 800 },
  { width: 1280, height: 800 },
];
/** Names a folder for pictures of every screen; without it none are taken. */
const PICTURES = process.env.SCREENSHOTS;

for (const size of WINDOWS) {
  for (const colorScheme of ['light', 'dark'] as const) {
    const look = `${size.width}-${colorScheme}`;
    test(`every screen fits and is quiet: ${look}`, async () => {
      await using server = await startServer();
      await using phone = await openPhone('about:blank');
      const { page } = phone;
      const errors = collectErrors(page);
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme });
      await page.goto(server.url);

      await walkThroughScreens(page, async (screen) => {
        if (PICTURES) await takePictures(page, join(PICTURES, look, screen));
        expect.soft(await misfits(page), screen).toEqual([]);
      });
      expect(errors).toEqual([]);
    });
  }
}

/** What is seen at once, and the whole page where it is longer. */
async function takePictures(page: Page, path: string): Promise<void> {
  await page.screenshot({ path: `${path}.png` });
  const size = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  if (height <= size.height) return;
  // A window as tall as the page: pictures in the text load only in sight, and the tabs stand at the very end.
  await page.setViewportSize({ ...size, height });
  await page.waitForFunction(() => [...document.images].every((image) => image.complete));
  await page.screenshot({ path: `${path}-whole.png` });
  await page.setViewportSize(size);
}

/** A page wider than its window, and every target a finger would miss: less than 44 pixels high or wide. */
function misfits(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.scrollingElement ?? document.body;
    const wide = root.scrollWidth > innerWidth ? [`${root.scrollWidth} pixels wide in a window of ${innerWidth}`] : [];
    const targets = [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary')];
    const small = targets
      .filter((target) => target.checkVisibility({ visibilityProperty: true }))
      // Words in running text keep the height of their line (WCAG 2.2, 2.5.8).
      .filter((target) => !target.matches('.term') && getComputedStyle(target).display !== 'inline')
      .map((target) => ({ target, box: target.getBoundingClientRect() }))
      .filter(({ box }) => box.height < 44 || box.width < 44)
      .map(({ target, box }) => `${target.outerHTML.slice(0, 100)}: ${box.width} × ${box.height}`);
    return [...wide, ...small];
  });
}
