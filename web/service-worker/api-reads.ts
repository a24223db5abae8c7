import { API_PREFIX } from './cache-names.ts';

/** How long a student waits for the network when the phone has an earlier answer. */
const PATIENCE_MS = 3_000;

interface ApiReadsDeps {
  caches: CacheStorage;
  fetch: typeof globalThis.fetch;
  /** The student using this phone now. */
  currentStudentId(): Promise<string | undefined>;
}

/** Answers reads of the API from the network, or as this student last saw them when it is slow or away. */
export function createApiReads({ caches, fetch, currentStudentId }: ApiReadsDeps) {
  return {
    async serve(request: Request, waitUntil: (work: Promise<unknown>) => void): Promise<Response> {
      const studentId = await currentStudentId();
      if (!studentId) return fetch(request);
      const cache = await caches.open(API_PREFIX + studentId);
      const network = fetch(request);
      // Also when the kept answer went first: the next read then finds this one.
      waitUntil(network.then((response) => (isAnswer(response) ? cache.put(request, response.clone()) : undefined)));
      const inTime = await Promise.race([network.catch(() => null), elapsed(PATIENCE_MS)]);
      return inTime ?? (await cache.match(request)) ?? network;
    },

    /** Forgets everything that was answered to this student. */
    forget: (studentId: string) => caches.delete(API_PREFIX + studentId),
  };
}

/** A network that wants a sign-in first answers 200 with a page of its own. */
function isAnswer(response: Response): boolean {
  return response.ok && response.headers.get('Content-Type')?.startsWith('application/json') === true;
}

function elapsed(ms: number): Promise<null> {
  return new Promise((resolve) => setTimeout(resolve, ms, null));
}
