import { hashContent } from '../../domain/lesson.ts';
import { outdatedCaches, SHELL_PREFIX } from './cache-names.ts';
import { verifiedResponse } from './verified-response.ts';

/** A file of the app itself, as the build lists it. `revision` is the hash of its bytes, `url` has no leading slash. */
export interface ShellFile {
  url: string;
  revision: string;
}

/** Written when a version takes over, so that its successor can tell which version the open pages came from. */
const ACTIVATED = '/.activated';

/**
 * The app's own files: all of one version or none. Each version has a cache of its own, and the one before it is kept, since
 * a page that was open during the update still loads its own chunks, perhaps without a network.
 */
export function createShell({
  caches,
  fetch,
  files,
}: {
  caches: CacheStorage;
  fetch: typeof globalThis.fetch;
  files: ShellFile[];
}) {
  const version = hashContent(new TextEncoder().encode(JSON.stringify(files)));
  const openOwn = async () => caches.open(await ownName());

  return {
    version,
    paths: new Set(files.map(pathOf)),

    /** Rejects when a file is missing or is not the one this version was built with: the old version then stays. */
    async install(): Promise<void> {
      const own = await openOwn();
      await Promise.all(
        files.map(async (file) => {
          if (await own.match(pathOf(file))) return;
          await own.put(pathOf(file), (await keptFile(file)) ?? (await fetchFile(file)));
        }),
      );
    },

    async activate(): Promise<void> {
      const own = await openOwn();
      await own.put(ACTIVATED, new Response());
      const names = await caches.keys();
      const shells = await shellsInUse(names);
      await Promise.all(outdatedCaches(names, shells).map((name) => caches.delete(name)));
    },

    async serve(request: Request): Promise<Response> {
      const own = await openOwn();
      return (await own.match(request)) ?? (await caches.match(request)) ?? fetch(request);
    },

    /** Any page of the app is its one document. The offline page is for a phone that lost it and has no network. */
    async serveNavigation(request: Request): Promise<Response> {
      const own = await openOwn();
      const app = await own.match('/index.html');
      if (app) return app;
      try {
        return await fetch(request);
      } catch (unreachable) {
        const offlinePage = await caches.match('/offline.html');
        if (!offlinePage) throw unreachable;
        return offlinePage;
      }
    },
  };

  async function ownName(): Promise<string> {
    return SHELL_PREFIX + (await version);
  }

  async function keptFile(file: ShellFile): Promise<Response | null> {
    const kept = await caches.match(pathOf(file));
    return kept ? verifiedResponse(kept, file.revision) : null;
  }

  async function fetchFile(file: ShellFile): Promise<Response> {
    // Names under assets/ carry a hash, so the copy the page has just loaded will do; others must be asked for again.
    const response = await fetch(pathOf(file), { cache: file.url.startsWith('assets/') ? 'default' : 'no-cache' });
    const verified = response.ok ? await verifiedResponse(response, file.revision) : null;
    if (!verified) throw new Error(`${pathOf(file)} (status ${response.status}) is not the file of this version`);
    return verified;
  }

  /** The own cache, the one of the version before, and any younger one, which a still newer version is installing. */
  async function shellsInUse(names: readonly string[]): Promise<string[]> {
    const shells = names.filter((name) => name.startsWith(SHELL_PREFIX));
    const own = shells.indexOf(await ownName());
    const older = await Promise.all(
      shells.slice(0, own).map(async (name) => ((await (await caches.open(name)).match(ACTIVATED)) ? [name] : [])),
    );
    return [...older.flat().slice(-1), ...shells.slice(own)];
  }
}

function pathOf(file: ShellFile): string {
  return `/${file.url}`;
}
