import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import type { Look } from './looks.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Names a folder for pictures of every screen; without it none are taken. */
const PICTURES = process.env.SCREENSHOTS;

/** Nobody is kept out, nothing is too wide, and every target can be hit. */
export async function checkScreen(page: Page, look: Look): Promise<void> {
  await settle(page);
  const { violations } = await axe(page, look).analyze();
  const found = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
  expect.soft(found, look.name).toEqual([]);
  expect.soft(await findMisfits(page), look.name).toEqual([]);
}

function axe(page: Page, { colorScheme, forcedColors, ...look }: Look): AxeBuilder {
  // There are no frames to gather from, which is what the other mode is for; it opens a page of its own each time.
  const builder = new AxeBuilder({ page }).setLegacyMode();
  // The system chooses forced colours; axe would compare them with backgrounds that are not drawn.
  if (forcedColors) return builder.withTags(RULES).disableRules('color-contrast');
  // In the dark only the colours are others.
  const isAllSeenInLight = colorScheme === 'dark' && !look.textPercent;
  return isAllSeenInLight ? builder.withRules('color-contrast') : builder.withTags(RULES);
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
