import { expect, test } from '@playwright/test';
import { SYNC_URL } from '../../domain/sync.ts';
import { openNetwork } from './support/network.ts';
import { openPhone } from './support/phone.ts';
import { copyProduct } from './support/second-version.ts';
import { startServer } from './support/server.ts';
import { readServerLog } from './support/server-log.ts';
import { downloadLesson, expectWork, goTo, openLesson, ready, saveName, syncPill } from './support/study.ts';
import { openWorkerTools } from './support/worker-tools.ts';

const LESSON = 'Quadratic equations';
const NAMES = ['Ada', 'Bisi', 'Chidi'];

for (const committed of [false, true]) {
  const when = committed ? 'after the server committed and before the answer' : 'before its batch reached the server';
  test(`fault 9: a worker stopped ${when} loses nothing and doubles nothing`, async () => {
    await using server = await startServer();
    await using phone = await openPhone(server.url);
    const { context, page } = phone;
    await expectWork(page, 'Safe on the server');
    const worker = await openWorkerTools(page, server.url);

    let isStopped = false;
    const asked = Promise.withResolvers<number>();
    await context.route(`**${SYNC_URL}`, async (route) => {
      if (isStopped) return route.continue();
      // The page gets no answer, so that the worker is the one that sends.
      if (!route.request().serviceWorker()) return route.abort();
      const sent = committed ? (await (await route.fetch()).json()).results.length : 0;
      asked.resolve(sent);
    });
    await goTo(page, 'Me');
    for (const name of NAMES) await saveName(page, name);
    await worker.sync();
    expect((await asked.promise) > 0).toBe(committed);
    await worker.stop();
    isStopped = true;

    await worker.sync();
    await expectWork(page, 'Safe on the server');
    const log = await readServerLog(server);
    expect(log.map(({ payload }) => payload.value)).toEqual(NAMES);
  });
}

test('fault 28: a bad worker is taken off the phone by the switch, and lessons and unsent work stay', async () => {
  await using product = await copyProduct();
  await using server = await startServer({}, '127.0.0.1', product.folder);
  await using network = await openNetwork(server);
  await using phone = await openPhone(network.url);
  const { page } = phone;
  // Three deployments take their time.
  test.slow();
  await downloadLesson(page, LESSON);
  await expectWork(page, 'Safe on the server');

  await test.step('the bad worker makes the app useless', async () => {
    await server.stop();
    await product.publishBadWorker();
    await server.restart();
    await page.evaluate(async () => void (await (await navigator.serviceWorker.getRegistration())?.update()));
    network.become('down');
    await goTo(page, 'Me');
    await saveName(page, 'Ada');
    network.become('up');
    await expect(async () => {
      await page.goto(network.url);
      await expect(page.getByRole('heading', { name: 'Broken' })).toBeVisible({ timeout: 1000 });
    }).toPass();
  });

  await server.stop();
  await server.restart({ KILL_SERVICE_WORKER: '1' });
  await test.step('the switch brings it back, without a worker and without loading for ever', async () => {
    await page.reload();
    await expect(syncPill(page)).toBeVisible({ timeout: 30_000 });
    let loads = 0;
    page.on('domcontentloaded', () => loads++);
    await goTo(page, 'Me');
    await expect(page.getByLabel('Your name')).toHaveValue('Ada');
    await expect(page.getByText('Everything you did is safe on the server.')).toBeVisible({ timeout: 30_000 });
    await expect
      .poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length))
      .toBe(0);
    expect(loads).toBe(0);
  });

  await server.stop();
  await product.publishGoodWorker();
  await server.restart({ KILL_SERVICE_WORKER: '0' });
  await test.step('the next good version is installed, and the saved lesson is still there', async () => {
    await page.goto(network.url);
    await ready(page);
    network.become('down');
    await page.reload();
    await openLesson(page, LESSON);
  });

  const log = await readServerLog(server);
  expect(log.filter(({ type }) => type === 'setting_changed').map(({ payload }) => payload.value)).toEqual(['Ada']);
});
