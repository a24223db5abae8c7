import { expect, type Page, test } from '@playwright/test';
import type { DBSchema } from 'idb';
import type { Transaction } from '../db/connection.ts';
import { loadDatabases } from './support/database-page.ts';
import { openPhone } from './support/phone.ts';
import { startServer } from './support/server.ts';
import { readServerLog } from './support/server-log.ts';
import { goTo, saveName, syncPill } from './support/study.ts';

const ROWS = 3000;

/** A database of which there will be a second version. */
interface Upgraded extends DBSchema {
  pending: { key: number; value: { value: number; v?: number } };
}

test('fault 23: a window that is too old for its database is loaded anew once, then says so, and deletes nothing', async () => {
  await using server = await startServer();
  await using phone = await openPhone(server.url);
  const { page } = phone;
  await goTo(page, 'Me');
  await saveName(page, 'Ada');
  const events = await countEvents(page);
  await upgradeFromElsewhere(page);

  await test.step('a window the student works in waits for them', async () => {
    await page.getByLabel('Your name').fill('Bisi');
    await page.getByRole('button', { name: 'Save name' }).click();
    await expect(page.getByText('This window needs the new version')).toBeVisible();
    await expect(page.getByText('Name saved on this phone')).toBeHidden();
    await expect(page.getByLabel('Your name')).toHaveValue('Bisi');
  });

  await test.step('a window nobody has touched is loaded anew once', async () => {
    const fresh = await phone.context.newPage();
    let loads = 0;
    fresh.on('domcontentloaded', () => loads++);
    await fresh.goto(server.url);
    await expect(fresh.getByText('This window needs the new version')).toBeVisible();
    expect(loads).toBe(2);
  });

  expect(await countEvents(page)).toBe(events);
});

test('fault 24: a window that is frozen in the middle of a write does not keep another from writing', async () => {
  await using server = await startServer();
  await using phone = await openPhone(server.url);
  const { page: frozen, context } = phone;
  await expect(syncPill(frozen)).toHaveText('Safe on the server');
  const working = await context.newPage();
  await working.goto(`${server.url}/me`);
  await loadDatabases(frozen);

  for (const name of ['Ada', 'Bisi', 'Chidi']) {
    await writeWithoutEnd(frozen);
    // What the browser tells a page before it runs no task of it any more; in a browser without windows no page is ever frozen.
    await frozen.evaluate(() => document.dispatchEvent(new Event('freeze')));
    expect(await millisecondsToSave(working, name)).toBeLessThan(2000);
    await stopWriting(frozen);
  }

  const log = await readServerLog(server);
  expect(log.map(({ payload }) => payload.value)).toEqual(['Ada', 'Bisi', 'Chidi']);
});

test('fault 25: killed in the middle of an upgrade, every waiting row is there after the next one', async () => {
  await using server = await startServer();
  await using phone = await openPhone(`${server.url}/offline.html`);
  await loadDatabases(phone.page);
  await phone.page.evaluate(async (count) => {
    const old = databases.connect<Upgraded, Transaction<Upgraded>>({
      factory: indexedDB,
      name: 'upgrade',
      migrations: [(db) => void db.createObjectStore('pending', { autoIncrement: true })],
      rows: (tx) => tx,
    });
    await old.write(async (tx) => {
      for (let value = 0; value < count; value++) await tx.objectStore('pending').add({ value });
    });
    await old.close();
  }, ROWS);

  await phone.page.evaluate(async () => {
    const half = Promise.withResolvers<void>();
    const upgrading = databases.connect<Upgraded, Transaction<Upgraded>>({
      factory: indexedDB,
      name: 'upgrade',
      migrations: [
        (db) => void db.createObjectStore('pending', { autoIncrement: true }),
        async (_, tx) => {
          const pending = tx.objectStore('pending');
          for (const key of (await pending.getAllKeys()).slice(0, 1000)) await pending.delete(key);
          half.resolve();
          for (;;) await pending.count();
        },
      ],
      rows: (tx) => tx,
    });
    void upgrading.read(async () => {});
    await half.promise;
  });
  await phone.kill();

  const page = await phone.reopen('/offline.html');
  await loadDatabases(page);
  const values = await page.evaluate(async () => {
    const upgraded = databases.connect<Upgraded, Transaction<Upgraded>>({
      factory: indexedDB,
      name: 'upgrade',
      migrations: [
        (db) => void db.createObjectStore('pending', { autoIncrement: true }),
        async (_, tx) => {
          const pending = tx.objectStore('pending');
          for (const key of await pending.getAllKeys()) {
            const row = await pending.get(key);
            if (row) await pending.put({ ...row, v: 2 }, key);
          }
        },
      ],
      rows: (tx) => tx,
    });
    return upgraded.read((tx) => tx.objectStore('pending').getAll());
  });
  expect(values).toEqual(Array.from({ length: ROWS }, (_, value) => ({ value, v: 2 })));
});

/** In the databases of all students, sent or not. */
function countEvents(page: Page): Promise<number> {
  return page.evaluate(async () => {
    let events = 0;
    for (const { name = '' } of await indexedDB.databases()) {
      if (!name.startsWith('akulearn-u-')) continue;
      const opening = indexedDB.open(name);
      await new Promise((resolve) => opening.addEventListener('success', resolve));
      const counting = opening.result.transaction('events').objectStore('events').count();
      await new Promise((resolve) => counting.addEventListener('success', resolve));
      opening.result.close();
      events += counting.result;
    }
    return events;
  });
}

/** As a newer version of the app does in another window. */
async function upgradeFromElsewhere(page: Page): Promise<void> {
  const other = await page.context().newPage();
  await other.goto(new URL('/offline.html', page.url()).href);
  await other.evaluate(async () => {
    for (const { name = '', version = 1 } of await indexedDB.databases()) {
      const opening = indexedDB.open(name, version + 1);
      await new Promise((resolve) => opening.addEventListener('success', resolve));
      opening.result.close();
    }
  });
  await other.close();
}

/** A transaction of the app's own on the student's database that has always one more thing to ask. */
function writeWithoutEnd(page: Page): Promise<void> {
  return page.evaluate(async () => {
    const found = (await indexedDB.databases()).find(({ name }) => name?.startsWith('akulearn-u-'));
    const studentId = found?.name?.slice('akulearn-u-'.length) ?? '';
    const store = await databases.openStorage(indexedDB, { lifecycle: document }).openStudent(studentId);
    const begun = Promise.withResolvers<void>();
    const state = { isWriting: true };
    const done = store.write(async (rows) => {
      while (state.isWriting) {
        await rows.countWaiting();
        begun.resolve();
      }
    });
    Object.assign(globalThis, { state, done });
    await begun.promise;
  });
}

function stopWriting(page: Page): Promise<void> {
  return page.evaluate(async () => {
    Reflect.get(globalThis, 'state').isWriting = false;
    document.dispatchEvent(new Event('resume'));
    await Reflect.get(globalThis, 'done');
  });
}

async function millisecondsToSave(page: Page, name: string): Promise<number> {
  const begun = performance.now();
  await saveName(page, name);
  return performance.now() - begun;
}
