import { describe, expect, it } from 'vitest';
import { CATALOGUE_URL } from '../../domain/lesson.ts';
import { createCatalogue } from './catalogue.ts';
import { createMemoryCaches } from './memory-caches.ts';
import { createScriptedFetch } from './scripted-fetch.ts';

const OLD = '{"lessons":[{"id":"old"}]}';
const NEW = '{"lessons":[{"id":"new"}]}';
const NOW = Date.UTC(2026, 10, 24);
const HOUR_MS = 3_600_000;

describe('the catalogue', () => {
  it('is shown as the phone knows it and brought up to date behind', async () => {
    const phone = createPhone({ [CATALOGUE_URL]: OLD });
    await phone.open();
    phone.answers[CATALOGUE_URL] = NEW;
    expect(await phone.open()).toBe(OLD);
    expect(await phone.open()).toBe(NEW);
  });

  it('is shown without a network', async () => {
    const phone = createPhone({ [CATALOGUE_URL]: OLD });
    await phone.open();
    delete phone.answers[CATALOGUE_URL];
    expect(await phone.open()).toBe(OLD);
    expect(await phone.open()).toBe(OLD);
  });

  it.each([
    ['a server that fails', 503],
    ['the page of a network that wants a sign-in first', portalPage()],
  ])('is not replaced by %s', async (_, answer) => {
    const phone = createPhone({ [CATALOGUE_URL]: OLD });
    await phone.open();
    phone.answers[CATALOGUE_URL] = answer;
    await phone.open();
    expect(await phone.open()).toBe(OLD);
    expect(await phone.catalogue.read()).toEqual({ lessons: [{ id: 'old' }] });
  });

  it('is read as new as can be for a download', async () => {
    const phone = createPhone({ [CATALOGUE_URL]: OLD });
    await phone.open();
    phone.answers[CATALOGUE_URL] = NEW;
    expect(await phone.catalogue.read()).toEqual({ lessons: [{ id: 'new' }] });
  });

  it('is what the phone knows when the network is not to be asked', async () => {
    const phone = createPhone({ [CATALOGUE_URL]: OLD });
    expect(await phone.catalogue.kept()).toBeNull();
    await phone.open();
    expect(await phone.catalogue.kept()).toEqual({ lessons: [{ id: 'old' }] });
    expect(phone.requested).toHaveLength(1);
  });

  it('tells of a change, and of none when it is the same as before', async () => {
    const phone = createPhone({ [CATALOGUE_URL]: published(OLD, 'W/"1"') });
    await phone.open();
    await phone.open();
    expect(phone.changes).toEqual([]);
    phone.answers[CATALOGUE_URL] = published(NEW, 'W/"2"');
    await phone.open();
    await phone.open();
    expect(phone.changes).toEqual([{ lessons: [{ id: 'new' }] }]);
  });

  it.each([
    ['is not fetched while the student saves data', 23 * HOUR_MS, 1],
    ['is fetched once a day while the student saves data', 25 * HOUR_MS, 2],
    ['is fetched when the clock was set back, which hides its age', -25 * HOUR_MS, 2],
  ])('fault 38: %s', async (_, age, requests) => {
    const phone = createPhone({ [CATALOGUE_URL]: published(OLD, 'W/"1"') });
    phone.savesData = true;
    await phone.open();
    phone.now += age;
    await phone.open();
    expect(phone.requested).toHaveLength(requests);
  });

  it('fault 38: is fetched when nothing tells its age', async () => {
    const phone = createPhone({ [CATALOGUE_URL]: OLD });
    phone.savesData = true;
    await phone.open();
    await phone.open();
    expect(phone.requested).toHaveLength(2);
  });

  it('fault 38: is fetched for a download, which the student asked for', async () => {
    const phone = createPhone({ [CATALOGUE_URL]: published(OLD, 'W/"1"') });
    phone.savesData = true;
    await phone.open();
    phone.answers[CATALOGUE_URL] = published(NEW, 'W/"2"');
    expect(await phone.catalogue.read()).toEqual({ lessons: [{ id: 'new' }] });
  });

  it('cannot be read when it was never kept and there is no network', async () => {
    await expect(createPhone({}).catalogue.read()).rejects.toThrow('not reached');
  });
});

function createPhone(answers: Parameters<typeof createScriptedFetch>[0]) {
  const { fetch, requested } = createScriptedFetch(answers);
  const phone = { now: NOW, savesData: false };
  const changes: unknown[] = [];
  const catalogue = createCatalogue({
    caches: createMemoryCaches('https://akulearn.test'),
    fetch,
    now: () => phone.now,
    savesData: async () => phone.savesData,
    onChanged: async (newest) => void changes.push(newest),
  });
  return Object.assign(phone, {
    answers,
    requested,
    catalogue,
    changes,
    async open(): Promise<string> {
      const background: Promise<unknown>[] = [];
      const response = await catalogue.serve((work) => background.push(work));
      await Promise.allSettled(background);
      return response.text();
    },
  });
}

/** As the server sends it: `etag` names what is in it. */
function published(body: string, etag: string, date = NOW): Response {
  const headers = { 'Content-Type': 'application/json', ETag: etag, Date: new Date(date).toUTCString() };
  return new Response(body, { headers });
}

function portalPage(): Response {
  return new Response('<html>', { headers: { 'Content-Type': 'text/html' } });
}
