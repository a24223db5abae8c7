import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from '@playwright/test';

/** Draws the PNG icons of `public/` from `public/icon.svg`. Run by hand after the drawing changed. */

const PUBLIC = new URL('../../public/', import.meta.url);
/** The drawing's own ground, which fills the corners where the launcher cuts its own shape. */
const GROUND = '#FBF7EF';

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
try {
  await draw(browser, 'icon-192.png', 192, 'transparent');
  await draw(browser, 'icon-512.png', 512, 'transparent');
  await draw(browser, 'icon-maskable-512.png', 512, GROUND);
  await draw(browser, 'apple-touch-icon.png', 180, GROUND);
} finally {
  await browser.close();
}

async function draw(browser: Browser, name: string, size: number, ground: string): Promise<void> {
  const svg = await readFile(new URL('icon.svg', PUBLIC), 'utf8');
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(
    `<style>body { margin: 0; background: ${ground} } svg { width: ${size}px; height: ${size}px }</style>${svg}`,
  );
  await page.screenshot({ path: fileURLToPath(new URL(name, PUBLIC)), omitBackground: true });
  await page.close();
}
