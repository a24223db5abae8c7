import type { MiddlewareHandler } from 'hono';
import { createMiddleware } from 'hono/factory';
import { secureHeaders } from 'hono/secure-headers';
import { isHttps } from './is-https.ts';

/** What browsers may do with our pages. No inline script or style runs, so injected markup stays text. */
export const securityHeaders: MiddlewareHandler = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'self'"],
    imgSrc: ["'self'", 'data:'],
    workerSrc: ["'self'"],
    manifestSrc: ["'self'"],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
  // Browsers then send our own requests with the true Origin, which the server checks.
  referrerPolicy: 'same-origin',
  xFrameOptions: 'DENY',
  strictTransportSecurity: false,
});

/** One year of HTTPS only, promised over HTTPS alone: over plain http the header has no meaning. */
export const strictTransport = createMiddleware(async (c, next) => {
  await next();
  if (isHttps(c.req.url)) c.res.headers.set('Strict-Transport-Security', 'max-age=31536000');
});
