import { setTimeout as sleep } from 'node:timers/promises';
import { expect, type Page, test } from '@playwright/test';
import { CATALOGUE_URL } from '../../domain/lesson.ts';
import { type Network, openNetwork } from './support/network.ts';
import { openPhone } from './support/phone.ts';
import { publishLesson } from './support/second-content.ts';
import { copyProduct } from './support/second-version.ts';
import { startServer } from './support/server.ts';
import { downloadLesson, expectWork, goTo, openLesson } from './support/study.ts';
import { choosePrefs, readCacheStatus } from './support/worker-talk.ts';

const LESSON = 'Quadratic equations';
const LESSON_ID = 'quadratic-equations';
/** Headers, whether there is a newer app, and the answers sent and received. */
const BYTES_OF_AN_HOUR = 12_000;
const QUIET_MS = 3_000;

test('fault 38: data saver on, studying a saved lesson moves answers and nothing else', async () => {
  await using product = await copyProduct();
  await using server = await startServer({}, '127.0.0.1', product.folder);
  await using network = await openNetwork(server);
  await using phone = await openPhone(network.url);
  const { page } = phone;
  await downloadLesson(page, LESSON);
  await choosePrefs(page, { dataSaver: true });
  const saved = await readCacheStatus(page);
  await server.stop();
  const newHash = await publishLesson(product.folder, LESSON_ID, (lesson) => {
    lesson.title = `${lesson.title}, revised`;
  });
  await server.restart();
  const catalogueBytes = Number((await fetch(server.url + CATALOGUE_URL)).headers.get('Content-Length'));

  const saving = await bytesMoved(network, () => study(page, network));
  expect(saving).toBeGreaterThan(0);
  expect(saving).toBeLessThan(BYTES_OF_AN_HOUR);
  expect(await keptCatalogue(page)).not.toContain(newHash);

  await choosePrefs(page, { dataSaver: false });
  const spending = await bytesMoved(network, () => study(page, network));
  expect(spending).toBeGreaterThan(catalogueBytes);
  expect(await keptCatalogue(page)).toContain(newHash);
  // Either way the saved lesson stays what it was until the student asks.
  expect((await readCacheStatus(page)).lessons.map(({ contentHash }) => contentHash)).toEqual(
    saved.lessons.map(({ contentHash }) => contentHash),
  );
});

async function study(page: Page, network: Network): Promise<void> {
  await page.goto(network.url);
  await openLesson(page, LESSON);
  await goTo(page, 'Progress');
  await expectWork(page, 'Safe on the server');
}

/** Until the network is quiet again. */
async function bytesMoved(network: Network, action: () => Promise<void>): Promise<number> {
  const before = network.bytesDown();
  await action();
  for (let seen = -1; seen !== network.bytesDown(); await sleep(QUIET_MS)) seen = network.bytesDown();
  return network.bytesDown() - before;
}

/** The list as it lies on the phone. */
function keptCatalogue(page: Page): Promise<string> {
  return page.evaluate(async (url) => (await caches.match(url))?.text() ?? '', CATALOGUE_URL);
}
