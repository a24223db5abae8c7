import { mkdir, writeFile } from 'node:fs/promises';
import { type Browser, chromium, type Page } from '@playwright/test';
import { CHROMIUM } from '../e2e/support/install-browser.ts';
import { startServer } from '../e2e/support/server.ts';
import { downloadLesson, openLesson, readLesson, readSection } from '../e2e/support/study.ts';
import { shrinkPng } from './small-png.ts';

/** Takes the pictures that the manifest names from the built app, on a server of its own. Run it after `npm run build`. */

const SCREENSHOTS = new URL('../../public/screenshots/', import.meta.url);
const LESSON = 'Quadratic equations';

await mkdir(SCREENSHOTS, { recursive: true });
await using server = await startServer();
const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
try {
  const phone = await openStudied(browser, { width: 360, height: 800 }, 2);
  await phone.goto(server.url);
  await take(phone, 'narrow-1.png');
  const lesson = await readLesson(server.url, LESSON);
  await phone.goto(`${server.url}/lessons/${lesson.id}`);
  await take(phone, 'narrow-2.png');
  const desktop = await openStudied(browser, { width: 1280, height: 800 }, 1);
  await desktop.goto(server.url);
  await take(desktop, 'wide-1.png');
} finally {
  await browser.close();
}

/** The app of a student who keeps a lesson on the phone and has read some of it. */
async function openStudied(
  browser: Browser,
  viewport: { width: number; height: number },
  scale: number,
): Promise<Page> {
  const context = await browser.newContext({ viewport, deviceScaleFactor: scale, colorScheme: 'light' });
  const page = await context.newPage();
  await page.goto(server.url);
  await downloadLesson(page, LESSON);
  await openLesson(page, LESSON);
  const { sections } = await readLesson(server.url, LESSON);
  for (const { title } of sections.slice(0, 2)) await readSection(page, title);
  return page;
}

async function take(page: Page, name: string): Promise<void> {
  // Pictures and what is read from the phone's databases come after the page itself.
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => document.fonts.ready.then(() => {}));
  await writeFile(new URL(name, SCREENSHOTS), shrinkPng(await page.screenshot({ animations: 'disabled' })));
}
