import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { type Browser, chromium } from '@playwright/test';
import { shrinkPng } from './small-png.ts';

/** Draws the PNG icons of `public/` from `public/icon.svg` and the lines below. Run by hand after a drawing changed. */

const PUBLIC = new URL('../../public/', import.meta.url);
/** The drawing's own ground, which fills the corners where the launcher cuts its own shape. */
const GROUND = '#FBF7EF';
const INK = '#2B3A8C';

/** Drawn in a square of 24, like the icons of `web/ui/icon.tsx`. */
const SHORTCUTS = {
  continue: 'M12 3a9 9 0 1 1 0 18a9 9 0 0 1 0-18zM10 8.5l5.5 3.5l-5.5 3.5z',
  quiz: 'M5 4h14v16H5zM8 9l1.2 1.2L11.5 8M14 9h2.5M8 15l1.2 1.2L11.5 14M14 15h2.5',
  leaderboard: 'M4 20h16M5 20v-6h4.5v6M9.5 20V7h5v13M14.5 20v-9H19v9',
};

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
try {
  await mkdir(new URL('icons/', PUBLIC), { recursive: true });
  const icon = await readFile(new URL('icon.svg', PUBLIC), 'utf8');
  // What browsers fetch to install the app; the rest is for launchers that ask for their size.
  for (const size of [192, 512]) {
    await draw(browser, icon, `icon-${size}.png`, size, 'transparent');
    await draw(browser, icon, `icon-maskable-${size}.png`, size, GROUND);
  }
  for (const size of [72, 96, 128, 144, 152, 384]) await draw(browser, icon, `icons/${size}.png`, size, 'transparent');
  await draw(browser, icon, 'apple-touch-icon.png', 180, GROUND);
  for (const [name, path] of Object.entries(SHORTCUTS)) {
    await draw(browser, shortcut(path), `icons/shortcut-${name}.png`, 96, 'transparent');
  }
} finally {
  await browser.close();
}

async function draw(browser: Browser, svg: string, name: string, size: number, ground: string): Promise<void> {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(
    `<style>body { margin: 0; background: ${ground} } svg { width: ${size}px; height: ${size}px }</style>${svg}`,
  );
  await writeFile(new URL(name, PUBLIC), shrinkPng(await page.screenshot({ omitBackground: true })));
  await page.close();
}

/** On a disc that keeps a margin, so that a launcher may cut it round. */
function shortcut(path: string): string {
  return `<svg viewBox="0 0 48 48"><circle cx="24" cy="24" r="22" fill="${GROUND}"/>
    <path transform="translate(10.5 10.5) scale(1.125)" d="${path}" fill="none" stroke="${INK}" stroke-width="1.75"
      stroke-linecap="round" stroke-linejoin="round"/></svg>`;
}
