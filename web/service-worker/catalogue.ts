import { CATALOGUE_URL, type Catalogue } from '../../domain/lesson.ts';
import { fromWire } from '../../domain/wire.ts';
import { CATALOGUE_CACHE } from './cache-names.ts';

/** How old the list may grow before it is fetched also while the student saves data. */
const MAX_AGE_SAVING_DATA_MS = 24 * 3_600_000;

interface CatalogueDeps {
  caches: CacheStorage;
  fetch: typeof globalThis.fetch;
  /** Whether the student wants nothing fetched that they did not ask for. */
  savesData(): Promise<boolean>;
  now(): number;
  /** The list has changed since it was kept. */
  onChanged(catalogue: Catalogue): Promise<void>;
}

/** The list of lessons: shown at once as the phone knows it, brought up to date behind. */
export function createCatalogue({ caches, fetch, savesData, now, onChanged }: CatalogueDeps) {
  return {
    async serve(waitUntil: (work: Promise<unknown>) => void): Promise<Response> {
      const kept = await keptResponse();
      if (!kept) return refresh();
      // Offline this fails, which is the normal state of a phone: the kept one has been answered already.
      waitUntil(refreshKept(kept));
      return kept;
    },

    /** The newest catalogue that can be had now. Rejects when there is no network and none was kept. */
    async read(): Promise<Catalogue> {
      const kept = await keptResponse();
      const newest = await refresh().catch((unreachable: unknown) => {
        if (!kept) throw unreachable;
        return kept;
      });
      return parse(newest);
    },

    /** As the phone knows it, without asking the network. */
    async kept(): Promise<Catalogue | null> {
      const kept = await keptResponse();
      return kept ? parse(kept) : null;
    },
  };

  function keptResponse(): Promise<Response | undefined> {
    return caches.match(CATALOGUE_URL, { cacheName: CATALOGUE_CACHE });
  }

  async function refreshKept(kept: Response): Promise<void> {
    const age = now() - Date.parse(kept.headers.get('Date') ?? '');
    // No number where the date is missing, negative where the clock was set back: neither says that it is new.
    const isNew = Math.abs(age) < MAX_AGE_SAVING_DATA_MS;
    if (!(isNew && (await savesData()))) await refresh();
  }

  async function refresh(): Promise<Response> {
    const response = await fetch(CATALOGUE_URL, { cache: 'no-cache' });
    // A network that wants a sign-in first answers 200 with a page of its own.
    if (!response.ok || !response.headers.get('Content-Type')?.startsWith('application/json')) {
      throw new Error(`${CATALOGUE_URL} answered ${response.status}, not a catalogue`);
    }
    const before = await keptResponse();
    const cache = await caches.open(CATALOGUE_CACHE);
    await cache.put(CATALOGUE_URL, response.clone());
    if (before && before.headers.get('ETag') !== response.headers.get('ETag')) {
      await onChanged(await parse(response.clone()));
    }
    return response;
  }
}

async function parse(response: Response): Promise<Catalogue> {
  return fromWire(await response.json());
}
