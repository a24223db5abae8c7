import { CATALOGUE_URL, type Catalogue } from '../../domain/lesson.ts';
import { fromWire } from '../../domain/wire.ts';
import { CATALOGUE_CACHE } from './cache-names.ts';

/** The list of lessons: shown at once as the phone knows it, brought up to date behind. */
export function createCatalogue({ caches, fetch }: { caches: CacheStorage; fetch: typeof globalThis.fetch }) {
  return {
    async serve(waitUntil: (work: Promise<unknown>) => void): Promise<Response> {
      const kept = await keptCatalogue();
      const fresh = refresh();
      if (!kept) return fresh;
      // Offline this fails, which is the normal state of a phone: the kept one has been answered already.
      waitUntil(fresh);
      return kept;
    },

    /** The newest catalogue that can be had now. Rejects when there is no network and none was kept. */
    async read(): Promise<Catalogue> {
      const kept = await keptCatalogue();
      const newest = await refresh().catch((unreachable: unknown) => {
        if (!kept) throw unreachable;
        return kept;
      });
      return fromWire(await newest.json());
    },
  };

  function keptCatalogue(): Promise<Response | undefined> {
    return caches.match(CATALOGUE_URL, { cacheName: CATALOGUE_CACHE });
  }

  async function refresh(): Promise<Response> {
    const response = await fetch(CATALOGUE_URL, { cache: 'no-cache' });
    // A network that wants a sign-in first answers 200 with a page of its own.
    if (!response.ok || !response.headers.get('Content-Type')?.startsWith('application/json')) {
      throw new Error(`${CATALOGUE_URL} answered ${response.status}, not a catalogue`);
    }
    const cache = await caches.open(CATALOGUE_CACHE);
    await cache.put(CATALOGUE_URL, response.clone());
    return response;
  }
}
