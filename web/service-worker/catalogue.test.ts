import { describe, expect, it } from 'vitest';
import { CATALOGUE_URL } from '../../domain/lesson.ts';
import { createCatalogue } from './catalogue.ts';
import { createMemoryCaches } from './memory-caches.ts';
import { createScriptedFetch } from './scripted-fetch.ts';

const OLD = '{"lessons":[{"id":"old"}]}';
const NEW = '{"lessons":[{"id":"new"}]}';

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

  it('cannot be read when it was never kept and there is no network', async () => {
    await expect(createPhone({}).catalogue.read()).rejects.toThrow('not reached');
  });
});

function createPhone(answers: Parameters<typeof createScriptedFetch>[0]) {
  const catalogue = createCatalogue({
    caches: createMemoryCaches('https://akulearn.test'),
    fetch: createScriptedFetch(answers).fetch,
  });
  return {
    answers,
    catalogue,
    async open(): Promise<string> {
      const background: Promise<unknown>[] = [];
      const response = await catalogue.serve((work) => background.push(work));
      await Promise.allSettled(background);
      return response.text();
    },
  };
}

function portalPage(): Response {
  return new Response('<html>', { headers: { 'Content-Type': 'text/html' } });
}
