import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, type Page } from '@playwright/test';
import type axe from 'axe-core';
import type { Look } from './looks.ts';

const AXE = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Names a folder for pictures of every screen; without it none are taken. */
const PICTURES = process.env.SCREENSHOTS;

/** Nobody is kept out, nothing is too wide, and every target can be hit. */
export async function checkScreen(page: Page, look: Look): Promise<void> {
  await settle(page);
  expect.soft(await findBarriers(page, look), look.name).toEqual([]);
  expect.soft(await findMisfits(page), look.name).toEqual([]);
}

/** What axe has to complain about. */
async function findBarriers(page: Page, look: Look): Promise<string[]> {
  // Once for each document: it takes longer than its answer.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  return page.evaluate(async (options) => {
    const { violations } = await (Reflect.get(window, 'axe') as typeof axe).run(options);
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
  }, axeOptions(look));
}

function axeOptions({ colorScheme, forcedColors, textPercent }: Look): axe.RunOptions {
  // What is well is not described.
  const brief: axe.RunOptions = { resultTypes: ['violations'], selectors: false };
  // The system chooses forced colours; axe would compare them with backgrounds that are not drawn.
  if (forcedColors) return { ...brief, runOnly: RULES, rules: { 'color-contrast': { enabled: false } } };
  // In the dark only the colours are others.
  const isAllSeenInLight = colorScheme === 'dark' && !textPercent;
  return { ...brief, runOnly: isAllSeenInLight ? ['color-contrast'] : RULES };
}

/** What is seen at once, and the whole page where it is longer. */
export async function takePictures(page: Page, ...path: string[]): Promise<void> {
  if (!PICTURES) return;
  const file = join(PICTURES, ...path);
  await page.screenshot({ path: `${file}.png` });
  const size = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  if (height <= size.height) return;
  // A window as tall as the page: pictures in the text load only in sight, and the tabs stand at the very end.
  await page.setViewportSize({ ...size, height });
  await page.waitForFunction(() => [...document.images].every((image) => image.complete));
  await page.screenshot({ path: `${file}-whole.png` });
  await page.setViewportSize(size);
}

/** A page wider than its window, and every target a finger would miss: less than 44 pixels high or wide. */
export function findMisfits(page: Page): Promise<string[]> {
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

/** Colours in the middle of a transition are neither one nor the other. What moves with scrolling alone has no end to wait for. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .filter(({ timeline }) => timeline instanceof DocumentTimeline)
        .map((animation) => animation.finished.catch(() => null)),
    ),
  );
}
