import { Hono, type Context as HonoContext } from 'hono';
import type { Context } from '../context.ts';
import { accepts } from '../http/accepted-encodings.ts';
import type { AppEnv } from '../http/app-env.ts';
import type { StaticFile } from './static-files.ts';

/** The files of the built app. */
export function fileRoutes({ files }: Pick<Context, 'files'>) {
  return new Hono<AppEnv>().get('*', async (c, next) => {
    const file = files.get(c.req.path);
    return file ? answerWith(file, c) : next();
  });
}

/**
 * Addresses inside the app, such as `/lessons/the-mole`, which the app itself reads: they have no extension. Some have a page of
 * their own (server/lessons/first-pages.ts), which the app then takes over.
 */
export function navigationRoutes({ files }: Pick<Context, 'files'>) {
  return new Hono<AppEnv>().get('*', async (c, next) => {
    const name = c.req.path === '/' ? '/today' : c.req.path;
    const page = files.get(`${name}.html`) ?? files.get('/index.html');
    const isPage = !c.req.path.startsWith('/api/') && !/\.[^/]*$/.test(c.req.path);
    return page && isPage ? answerWith(page, c) : next();
  });
}

function answerWith(file: StaticFile, c: HonoContext): Response {
  c.header('ETag', file.etag);
  c.header('Cache-Control', file.cacheControl);
  if (file.br ?? file.gzip) c.header('Vary', 'Accept-Encoding', { append: true });
  if (cites(c.req.header('If-None-Match'), file.etag)) return c.body(null, 304);
  const [encoding, body] = smallest(file, c.req.header('Accept-Encoding'));
  if (encoding) c.header('Content-Encoding', encoding);
  c.header('Content-Type', file.type);
  c.header('Content-Length', String(body.length));
  return c.body(body);
}

function cites(ifNoneMatch: string | undefined, etag: string): boolean {
  return ifNoneMatch?.split(',').some((tag) => tag.trim() === etag || tag.trim() === '*') ?? false;
}

function smallest(file: StaticFile, accepted: string | undefined): [string | null, Uint8Array<ArrayBuffer>] {
  if (file.br && accepts(accepted, 'br')) return ['br', file.br];
  if (file.gzip && accepts(accepted, 'gzip')) return ['gzip', file.gzip];
  return [null, file.body];
}
