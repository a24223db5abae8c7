import { expect, type Page, test, type Worker } from '@playwright/test';
import { SYNC_URL } from '../../domain/sync.ts';
import { openNetwork } from './support/network.ts';
import { openPhone } from './support/phone.ts';
import { startServer } from './support/server.ts';
import { readServerLog } from './support/server-log.ts';
import { goTo, saveName, syncPill } from './support/study.ts';
import { openWorkerTools } from './support/worker-tools.ts';

const NAMES = ['Ada', 'Bisi', 'Chidi'];

test('fault 4: two tabs and the worker send the same batch at once, and the server keeps each event once', async () => {
  await using server = await startServer();
  await using network = await openNetwork(server);
  await using phone = await openPhone(network.url, { init: removeLocks });
  const { context, page } = phone;
  await expect(syncPill(page)).toHaveText('Safe on the server');
  const worker = await openWorkerTools(page, network.url);

  network.become('down');
  await context.setOffline(true);
  await goTo(page, 'Me');
  for (const name of NAMES) await saveName(page, name);
  const otherTab = await context.newPage();
  await otherTab.goto(`${network.url}/me`);
  await expect(otherTab.getByLabel('Your name')).toHaveValue('Chidi');

  // The pages and the worker stay offline until the barrier for what they send stands.
  network.become('up');
  const senders = new Set<Page | Worker>();
  const allAsked = Promise.withResolvers<void>();
  const results: { id: string; s: string }[] = [];
  await context.route(`**${SYNC_URL}`, async (route) => {
    const request = route.request();
    const sender = request.serviceWorker() ?? request.frame().page();
    if (senders.has(sender)) return route.continue();
    senders.add(sender);
    if (senders.size === 3) allAsked.resolve();
    await allAsked.promise;
    const response = await route.fetch();
    results.push(...(await response.json()).results);
    await route.fulfill({ response });
  });
  await context.setOffline(false);
  await worker.sync();
  for (const tab of [page, otherTab]) {
    await expect(tab.getByText('Everything you did is safe on the server.')).toBeVisible({ timeout: 20_000 });
  }
  await expect.poll(() => results.length).toBe(3 * NAMES.length);

  const log = await readServerLog(server);
  expect(log.map(({ payload }) => payload.value)).toEqual(NAMES);
  for (const { id } of log) {
    const answers = results.filter((result) => result.id === id).map(({ s }) => s);
    expect(answers.sort()).toEqual(['dup', 'dup', 'ok']);
  }
});

test('fault 32: without SyncManager, Web Locks and BroadcastChannel the pages send by themselves', async () => {
  await using server = await startServer();
  await using network = await openNetwork(server);
  await using phone = await openPhone(network.url, { init: removeWhatIosLacks });
  expect(
    await phone.page.evaluate(() => ['locks' in navigator, 'SyncManager' in window, 'BroadcastChannel' in window]),
  ).toEqual([false, false, false]);
  const sentByWorker: boolean[] = [];
  const watch = () =>
    phone.context.on('request', (request) => {
      if (request.url().endsWith(SYNC_URL)) sentByWorker.push(request.serviceWorker() !== null);
    });
  watch();
  await expect(syncPill(phone.page)).toHaveText('Safe on the server');

  await test.step('when the network comes back to the open app', async () => {
    network.become('down');
    await phone.context.setOffline(true);
    await goTo(phone.page, 'Me');
    await saveName(phone.page, 'Ada');
    await goTo(phone.page, 'Today');
    await expect(syncPill(phone.page)).toHaveText('1 answer waiting, safe on this phone');
    network.become('up');
    await phone.context.setOffline(false);
    await expect(syncPill(phone.page)).toHaveText('Safe on the server', { timeout: 20_000 });
  });

  await test.step('when the app is opened again', async () => {
    network.become('down');
    await goTo(phone.page, 'Me');
    await saveName(phone.page, 'Bisi');
    await phone.kill();
    network.become('up');
    await phone.reopen('/');
    watch();
    await expect(syncPill(phone.page)).toHaveText('Safe on the server', { timeout: 20_000 });
  });

  expect(sentByWorker).not.toContain(true);
  const log = await readServerLog(server);
  expect(log.map(({ payload }) => payload.value)).toEqual(['Ada', 'Bisi']);
});

function removeLocks(): void {
  Reflect.deleteProperty(Navigator.prototype, 'locks');
}

function removeWhatIosLacks(): void {
  Reflect.deleteProperty(Navigator.prototype, 'locks');
  Reflect.deleteProperty(globalThis, 'SyncManager');
  Reflect.deleteProperty(globalThis, 'BroadcastChannel');
}
