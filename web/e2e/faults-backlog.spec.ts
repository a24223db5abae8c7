import { expect, type Page, test } from '@playwright/test';
import type { LearningEvent, WireEvent } from '../../domain/events.ts';
import { MAX_BATCH_BYTES, MAX_BATCH_EVENTS, SYNC_URL } from '../../domain/sync.ts';
import { fromWire } from '../../domain/wire.ts';
import type { StoredEvent } from '../client/storage.ts';
import { loadDatabases } from './support/database-page.ts';
import { openNetwork } from './support/network.ts';
import { openPhone } from './support/phone.ts';
import { createRestStudent } from './support/rest-student.ts';
import { startServer } from './support/server.ts';
import { readServerLog } from './support/server-log.ts';
import { ready, syncPill } from './support/study.ts';
import { generateEvents } from './support/study-log.ts';

/** The whole of it takes minutes where other tests run; a fifth has as many kinds of batches. */
const EVENTS = process.env.LONG ? 5000 : 1000;
const COUNT = EVENTS.toLocaleString('en');
const THREE_WEEKS_MS = 21 * 86_400_000;

test(`fault 35: ${COUNT} events of three weeks without a network go out in bounded batches, each once`, async () => {
  await using server = await startServer();
  await using network = await openNetwork(server);
  await using phone = await openPhone(network.url);
  await expect(syncPill(phone.page)).toHaveText('Safe on the server');
  await ready(phone.page);
  const lessons = await (await createRestStudent(server.url)).lessons();
  const events = generateEvents(lessons, EVENTS, Date.now() - THREE_WEEKS_MS / 2, 3);

  network.become('down');
  await fillOutbox(
    phone.page,
    events.map(({ wire, score }) => toStored(fromWire(wire as WireEvent), score)),
  );
  await phone.kill();
  const page = await phone.reopen('/');
  await expect(syncPill(page)).toHaveText(`${COUNT} answers waiting, safe on this phone`);
  const batches: { events: number; bytes: number; answered: boolean }[] = [];
  await phone.context.route(`**${SYNC_URL}`, async (route) => {
    const body = await readBody(route.request().postDataBuffer());
    const sent: unknown[] = JSON.parse(body).events;
    const answered = batches.length % 20 !== 3;
    batches.push({ events: sent.length, bytes: JSON.stringify(sent).length, answered });
    const response = await route.fetch();
    // Some answers are lost on the way, as on any network.
    if (answered) await route.fulfill({ response });
    else await route.abort();
  });
  network.become('up');
  await page.goto(`${network.url}/me`);
  const isSafe = page.getByText('Everything you did is safe on the server.');
  // After a lost answer the app waits before it tries again, unless the student asks.
  const sendNow = page.getByRole('button', { name: 'Send now' });
  await expect(async () => {
    if (await sendNow.isVisible()) await sendNow.click({ timeout: 1000 });
    await expect(isSafe).toBeVisible({ timeout: 2000 });
  }).toPass({ timeout: 150_000 });

  // What asks once more whether there is anything is no part of this.
  await phone.context.unrouteAll({ behavior: 'ignoreErrors' });
  for (const batch of batches) {
    expect(batch.events).toBeLessThanOrEqual(MAX_BATCH_EVENTS);
    expect(batch.bytes).toBeLessThanOrEqual(MAX_BATCH_BYTES);
  }
  expect(batches.filter(({ answered }) => !answered).length).toBeGreaterThan(0);
  const log = await readServerLog(server);
  expect(log.map(({ id }) => id)).toEqual(events.map(({ wire }) => wire.id));
});

/** As the app leaves an event it recorded without a network. */
function toStored(event: LearningEvent, score: number | null): StoredEvent {
  const bytes = JSON.stringify(event).length;
  return { event, bytes, score, correctedAt: null, acknowledgedAt: null, seq: null, covered: 0 };
}

/** Through the app's own storage, in one go: tapping so often would take hours. */
async function fillOutbox(page: Page, events: StoredEvent[]): Promise<void> {
  await loadDatabases(page);
  await page.evaluate(async (stored) => {
    const found = (await indexedDB.databases()).find(({ name }) => name?.startsWith('akulearn-u-'));
    const studentId = found?.name?.slice('akulearn-u-'.length) ?? '';
    const store = await databases.openStorage(indexedDB).openStudent(studentId);
    await store.write(async (rows) => {
      const meta = await rows.getMeta();
      if (!meta) throw new Error('the phone has not synced yet');
      await rows.putMeta({ ...meta, deviceSeq: stored.length });
      for (const row of stored) {
        await rows.putEvent(row);
        await rows.addWaiting({ eventId: row.event.id, bytes: row.bytes });
      }
    });
    await store.close();
  }, events);
}

/** Large batches are compressed. */
async function readBody(body: Buffer | null): Promise<string> {
  if (!body) throw new Error('a sync without a body');
  const isGzip = body[0] === 0x1f && body[1] === 0x8b;
  const stream = new Blob([new Uint8Array(body)]).stream();
  return new Response(isGzip ? stream.pipeThrough(new DecompressionStream('gzip')) : stream).text();
}
