import { cors } from 'hono/cors';
import { createMiddleware } from 'hono/factory';
import { ApiError } from '../errors.ts';
import type { AppEnv } from './app-env.ts';

const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS'];

/** Lets pages of the listed origins read answers, with cookies; `*` lets all of them, never with cookies. */
export function allowOrigins(origins: string[]) {
  const open = origins.includes('*');
  const exposeHeaders = ['X-Request-Id', 'Retry-After'];
  const answerPreflight = cors({
    origin: open ? '*' : origins,
    credentials: !open,
    allowHeaders: ['Content-Type', 'Content-Encoding', 'X-Request-Id'],
    exposeHeaders,
    maxAge: 86_400,
  });
  return createMiddleware(async (c, next) => {
    if (c.req.method === 'OPTIONS') return answerPreflight(c, next);
    // The same for the request itself, but left for the answer to come: cors() begins one, which every other is then copied into.
    const origin = c.req.header('Origin') ?? '';
    if (open || origins.includes(origin)) c.header('Access-Control-Allow-Origin', open ? '*' : origin);
    if (!open) c.header('Access-Control-Allow-Credentials', 'true');
    c.header('Access-Control-Expose-Headers', exposeHeaders.join(','));
    if (!open) c.header('Vary', 'Origin', { append: true });
    await next();
  });
}

/** Refuses what a page of an origin that is neither ours nor listed tries to change. */
export function refuseForeignWrites(origins: string[]) {
  return createMiddleware<AppEnv>(async (c, next) => {
    const origin = c.req.header('Origin');
    if (origin !== undefined && !SAFE_METHODS.includes(c.req.method)) {
      const isOwn = isOwnOrigin(origin, new URL(c.req.url).host);
      if (!isOwn && !origins.includes('*') && !origins.includes(origin)) throw foreignOrigin(origin);
    }
    await next();
  });
}

/** Hosts are compared, not schemes: a proxy in front may end TLS. */
export function isOwnOrigin(origin: string, host: string): boolean {
  return URL.canParse(origin) && new URL(origin).host === host;
}

export function foreignOrigin(origin: string): ApiError {
  return new ApiError(
    403,
    'FOREIGN_ORIGIN',
    `Pages of ${origin} may not call this API; CORS_ORIGINS lists those that may`,
  );
}
