/**
 * The parts of CacheStorage that the worker uses, in memory, since Node has none: addresses only, no Vary. Keys stand in the
 * order they were first put, as browsers keep them.
 */
export function createMemoryCaches(origin: string): CacheStorage {
  const caches = new Map<string, Cache>();

  return {
    async open(name: string) {
      const cache = caches.get(name) ?? createMemoryCache(origin);
      caches.set(name, cache);
      return cache;
    },
    async match(request: RequestInfo | URL, options?: MultiCacheQueryOptions) {
      for (const [name, cache] of caches) {
        const found = options?.cacheName && options.cacheName !== name ? undefined : await cache.match(request);
        if (found) return found;
      }
      return undefined;
    },
    keys: async () => [...caches.keys()],
    has: async (name: string) => caches.has(name),
    delete: async (name: string) => caches.delete(name),
  };
}

function createMemoryCache(origin: string): Cache {
  const responses = new Map<string, Response>();
  const addressOf = (request: RequestInfo | URL) =>
    new URL(request instanceof Request ? request.url : request, origin).href;
  const unused = () => {
    throw new Error('The worker does not use this part of Cache');
  };

  return {
    match: async (request: RequestInfo | URL) => responses.get(addressOf(request))?.clone(),
    put: async (request: RequestInfo | URL, response: Response) => {
      responses.set(addressOf(request), response);
    },
    delete: async (request: RequestInfo | URL) => responses.delete(addressOf(request)),
    keys: async () => [...responses.keys()].map((address) => new Request(address)),
    add: unused,
    addAll: unused,
    matchAll: unused,
  };
}
