import { afterEach, describe, expect, it, vi } from 'vitest';
import { fetchEssay } from './fetch-essay.ts';

describe('an essay from the server', () => {
  afterEach(() => vi.unstubAllGlobals());

  function answer(response: Response) {
    const fetch = vi.fn(async (_url: string) => response);
    vi.stubGlobal('fetch', fetch);
    return fetch;
  }

  it('is asked for by its lesson and its place, and is its text and what it met', async () => {
    const fetch = answer(Response.json({ text: 'Dear Sir', met: ['form'], of_a_later_version: 1 }));
    expect(await fetchEssay('formal-letters', 'p8')).toEqual({ text: 'Dear Sir', met: ['form'] });
    expect(fetch.mock.lastCall?.[0]).toBe('/api/v3/progress/essays/formal-letters/p8');
  });

  it.each([
    ['the server refuses', () => Response.json({ error: {} }, { status: 404 })],
    ['a captive portal answers', () => new Response('<html>Sign in</html>')],
    ['something else answers', () => Response.json({ text: 'Sign in' })],
    ['nothing answers', () => Response.json(null)],
  ])('cannot be had when %s', async (_, response) => {
    answer(response());
    await expect(fetchEssay('formal-letters', 'p8')).rejects.toThrow();
  });
});
