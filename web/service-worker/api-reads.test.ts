import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createApiReads } from './api-reads.ts';
import { API_PREFIX } from './cache-names.ts';
import { createMemoryCaches } from './memory-caches.ts';
import { createScriptedFetch } from './scripted-fetch.ts';

const URL_READ = 'https://akulearn.test/api/v3/progress/amina';
const PATH_READ = '/api/v3/progress/amina';

describe('reads of the API', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('come from the network and are kept for this student', async () => {
    const phone = createPhone({ [PATH_READ]: '"new"' });
    expect(await phone.read()).toBe('"new"');
    expect(await phone.caches.keys()).toEqual([`${API_PREFIX}amina`]);
  });

  it('come from the phone when there is no network', async () => {
    const phone = createPhone({ [PATH_READ]: '"kept"' });
    await phone.read();
    await phone.settle();
    delete phone.answers[PATH_READ];
    expect(await phone.read()).toBe('"kept"');
  });

  it('come from the phone after 3 seconds, and the late answer is there the next time', async () => {
    const phone = createPhone({ [PATH_READ]: '"kept"' });
    await phone.read();
    await phone.settle();
    phone.answers[PATH_READ] = () => delayed(10_000, '"late"');
    const slow = phone.read();
    await vi.advanceTimersByTimeAsync(3_000);
    expect(await slow).toBe('"kept"');

    await vi.advanceTimersByTimeAsync(7_000);
    await phone.settle();
    delete phone.answers[PATH_READ];
    expect(await phone.read()).toBe('"late"');
  });

  it('wait for a slow network when nothing was kept', async () => {
    const phone = createPhone({ [PATH_READ]: () => delayed(10_000, '"late"') });
    const slow = phone.read();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await slow).toBe('"late"');
  });

  it('never show one student what was answered to another', async () => {
    const phone = createPhone({ [PATH_READ]: '"of amina"' });
    await phone.read();
    await phone.settle();
    phone.student = 'bola';
    delete phone.answers[PATH_READ];
    await expect(phone.read()).rejects.toThrow('not reached');
  });

  it('of one student are forgotten alone', async () => {
    const phone = createPhone({ [PATH_READ]: '"kept"' });
    await phone.read();
    phone.student = 'bola';
    await phone.read();
    await phone.settle();
    await phone.forget('amina');
    expect(await phone.caches.keys()).toEqual([`${API_PREFIX}bola`]);
  });

  it('pass a refusal on and keep the last good answer', async () => {
    const phone = createPhone({ [PATH_READ]: '"kept"' });
    await phone.read();
    await phone.settle();
    phone.answers[PATH_READ] = 401;
    expect(await phone.read()).toBe('{"error":{}}');
    await phone.settle();
    delete phone.answers[PATH_READ];
    expect(await phone.read()).toBe('"kept"');
  });

  it('do not keep the page of a network that wants a sign-in first', async () => {
    const portal = new Response('<html>', { headers: { 'Content-Type': 'text/html' } });
    const phone = createPhone({ [PATH_READ]: portal });
    await phone.read();
    await phone.settle();
    delete phone.answers[PATH_READ];
    await expect(phone.read()).rejects.toThrow('not reached');
  });
});

function createPhone(answers: Parameters<typeof createScriptedFetch>[0]) {
  const caches = createMemoryCaches('https://akulearn.test');
  const { fetch } = createScriptedFetch(answers);
  const current = { student: 'amina' };
  const reads = createApiReads({ caches, fetch, currentStudentId: async () => current.student });
  const background: Promise<unknown>[] = [];
  return Object.assign(current, {
    caches,
    answers,
    forget: reads.forget,
    async read(): Promise<string> {
      const response = await reads.serve(new Request(URL_READ), (work) =>
        // A browser takes a rejection of it in silence, too.
        background.push(Promise.allSettled([work])),
      );
      return response.text();
    },
    /** Waits for what goes on after the page has its answer. */
    settle: () => Promise.all(background),
  });
}

function delayed(ms: number, body: string): Promise<Response> {
  return new Promise((resolve) =>
    setTimeout(() => resolve(new Response(body, { headers: { 'Content-Type': 'application/json' } })), ms),
  );
}
