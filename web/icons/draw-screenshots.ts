import { mkdir, writeFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { ROUTES, type RouteName } from '../app/routes.ts';
import { FIXTURES } from '../e2e/screens/fixtures.ts';
import { openInState } from '../e2e/screens/states.ts';
import type { Phone } from '../e2e/support/phone.ts';
import { startServer } from '../e2e/support/server.ts';
import { shrinkPng } from './small-png.ts';

/**
 * Takes the pictures that the manifest and the README show, from the built app as a student of two weeks sees it. Run by hand
 * after the screens changed and `npm run build`.
 */

const MANIFEST = new URL('../../public/screenshots/', import.meta.url);
const README = new URL('../../docs/pictures/', import.meta.url);
const PHONE = { width: 360, height: 800 };
const DESKTOP = { width: 1280, height: 800 };

for (const folder of [MANIFEST, README]) await mkdir(folder, { recursive: true });
await using server = await startServer();
{
  await using sharp = await openInState('online', server, { deviceScaleFactor: 2 });
  await take(sharp, 'today', new URL('narrow-1.png', MANIFEST));
  await take(sharp, 'lesson', new URL('narrow-2.png', MANIFEST));
}
await using plain = await openInState('online', server);
await plain.page.setViewportSize(DESKTOP);
await take(plain, 'today', new URL('wide-1.png', MANIFEST));
await plain.page.setViewportSize(PHONE);
for (const route of ['today', 'lesson', 'quiz', 'downloads'] as const) {
  await take(plain, route, new URL(`${route}.png`, README));
}
await plain.page.emulateMedia({ colorScheme: 'dark' });
for (const route of ['progress', 'practice'] as const) await take(plain, route, new URL(`${route}-dark.png`, README));

async function take({ page }: Phone, route: RouteName, file: URL): Promise<void> {
  const { path, shows } = FIXTURES[route];
  await page.goto(server.url + path);
  await expect(page.getByRole('main'), ROUTES[route]).toContainText(shows.online);
  // Pictures and charts come after the page itself.
  await page.waitForLoadState('networkidle');
  await writeFile(file, shrinkPng(await page.screenshot({ animations: 'disabled' })));
}
