import { CATALOGUE_URL } from '../../domain/lesson.ts';
import { LINK_CODE_URL, SESSION_URL } from '../../domain/session.ts';
import { SYNC_URL } from '../../domain/sync.ts';

/** How a request is answered; null leaves it to the browser and the network. */
export type Route = 'shell' | 'content' | 'catalogue' | 'api' | 'navigation' | null;

/** Asked of the server every time: who is signed in, what was synced and how it is doing are not to be remembered. */
const NEVER_CACHED = [SESSION_URL, LINK_CODE_URL, SYNC_URL, '/api/v3/health'];
/** Pages of the server itself, opened by its operators. */
const SERVER_PAGES = ['/livez', '/readyz', '/metrics'];
const CONTENT = /^\/lessons\/content\/([0-9a-f]{32})\.\w+$/;

/** `shellPaths` are the paths of the app's own files, `origin` is the worker's. */
export function chooseRoute(
  request: Pick<Request, 'method' | 'mode' | 'url'>,
  origin: string,
  shellPaths: ReadonlySet<string>,
): Route {
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== origin) return null;
  if (request.mode === 'navigate') return isAppPage(url.pathname) ? 'navigation' : null;
  if (url.pathname === CATALOGUE_URL) return 'catalogue';
  if (contentHashOf(url.pathname)) return 'content';
  if (url.pathname.startsWith('/api/v3/')) return NEVER_CACHED.includes(url.pathname) ? null : 'api';
  return url.pathname.startsWith('/assets/') || shellPaths.has(url.pathname) ? 'shell' : null;
}

/** The hash a content-addressed path names, undefined for any other path. */
export function contentHashOf(path: string): string | undefined {
  return CONTENT.exec(path)?.[1];
}

function isAppPage(path: string): boolean {
  const isFile = /\.\w+$/.test(path);
  return !isFile && !path.startsWith('/api/') && !SERVER_PAGES.includes(path);
}
