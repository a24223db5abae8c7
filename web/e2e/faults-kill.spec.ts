import { expect, type Page, test } from '@playwright/test';
import { SYNC_URL } from '../../domain/sync.ts';
import { openNetwork } from './support/network.ts';
import { openPhone } from './support/phone.ts';
import { startServer } from './support/server.ts';
import { readServerLog } from './support/server-log.ts';
import { goTo, saveName, syncPill } from './support/study.ts';

const LIVES = 3;
const NAMES_IN_A_LIFE = 6;

test('fault 7: killed between the tap and the commit, nothing was shown as saved', async () => {
  await using server = await startServer();
  await using phone = await openPhone(server.url);
  const { page } = phone;
  await goTo(page, 'Me');
  await saveName(page, 'Ada');

  await test.step('what only waits for the commit is not shown as saved', async () => {
    const release = await holdDatabase(page);
    await tapSave(page, 'Bisi');
    await expect(page.getByText('Name saved on this phone')).toBeHidden();
    await release();
    await expect(page.getByText('Name saved on this phone')).toBeVisible();
  });

  await holdDatabase(page);
  await tapSave(page, 'Chidi');
  await expect(page.getByText('Name saved on this phone')).toBeHidden();
  await phone.kill();
  await phone.reopen('/');
  await expect(syncPill(phone.page)).toHaveText('Safe on the server');
  await goTo(phone.page, 'Me');
  await expect(phone.page.getByLabel('Your name')).toHaveValue('Bisi');
  const log = await readServerLog(server);
  expect(log.map(({ payload }) => payload.value)).toEqual(['Ada', 'Bisi']);
});

test('fault 8: killed while the student works, what was shown as saved reaches the server once', async () => {
  await using server = await startServer();
  await using phone = await openPhone(server.url);
  let saved = 0;
  for (let life = 1; life <= LIVES; life++) {
    await goTo(phone.page, 'Me');
    const working = saveNamesForEver(phone.page).then(
      () => null,
      (closed: Error) => closed,
    );
    await expect.poll(() => saved).toBeGreaterThanOrEqual(life * NAMES_IN_A_LIFE);
    await phone.kill();
    expect(await working).toBeInstanceOf(Error);

    const page = await phone.reopen('/me');
    await expect(page.getByLabel('Your name')).not.toHaveValue('');
    const kept = Number(await page.getByLabel('Your name').inputValue());
    // The last one may have been committed and not shown yet.
    expect([saved, saved + 1]).toContain(kept);
    saved = kept;
  }
  await goTo(phone.page, 'Today');
  await expect(syncPill(phone.page)).toHaveText('Safe on the server', { timeout: 20_000 });
  const log = await readServerLog(server);
  expect(log.map(({ payload }) => Number(payload.value))).toEqual(Array.from({ length: saved }, (_, i) => i + 1));
  expect(log.map(({ device_seq }) => device_seq)).toEqual(log.map((_, i) => i + 1));

  async function saveNamesForEver(page: Page): Promise<void> {
    for (;;) {
      await saveName(page, String(saved + 1));
      saved++;
    }
  }
});

test('fault 8: killed after the server committed and before the answer came, nothing is doubled', async () => {
  await using server = await startServer();
  await using network = await openNetwork(server);
  await using phone = await openPhone(network.url);
  await expect(syncPill(phone.page)).toHaveText('Safe on the server');
  const answered = Promise.withResolvers<string[]>();
  await phone.context.route(`**${SYNC_URL}`, async (route) => {
    const response = await route.fetch();
    const results: { s: string }[] = (await response.json()).results;
    if (results.length === 0) await route.fulfill({ response });
    else answered.resolve(results.map(({ s }) => s));
  });
  await goTo(phone.page, 'Me');
  await saveName(phone.page, 'Ada');
  expect(await answered.promise).toEqual(['ok']);
  await phone.kill();

  network.become('down');
  await phone.reopen('/', { offline: true });
  await expect(syncPill(phone.page)).toHaveText('1 answer waiting, safe on this phone');
  network.become('up');
  await phone.context.setOffline(false);
  await expect(syncPill(phone.page)).toHaveText('Safe on the server', { timeout: 20_000 });
  const log = await readServerLog(server);
  expect(log.map(({ payload }) => payload.value)).toEqual(['Ada']);
});

async function tapSave(page: Page, name: string): Promise<void> {
  await page.getByLabel('Your name').fill(name);
  await page.getByRole('button', { name: 'Save name' }).click();
  // Whatever the app shows at once it has shown two frames later.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
}

/** Keeps a transaction open that every write of the app has to wait for. Returns how to end it. */
async function holdDatabase(page: Page): Promise<() => Promise<void>> {
  const hold = await page.evaluateHandle(async () => {
    const databases = await indexedDB.databases();
    const name = databases.find((database) => database.name?.startsWith('akulearn-u-'))?.name ?? '';
    const opening = indexedDB.open(name);
    await new Promise((resolve) => opening.addEventListener('success', resolve));
    const held = { ended: false };
    const store = opening.result.transaction('meta', 'readwrite').objectStore('meta');
    await new Promise<void>((resolve) => {
      const ask = () => {
        resolve();
        if (held.ended) opening.result.close();
        else store.count().addEventListener('success', ask);
      };
      store.count().addEventListener('success', ask);
    });
    return held;
  });
  return () =>
    hold.evaluate((held) => {
      held.ended = true;
    });
}
