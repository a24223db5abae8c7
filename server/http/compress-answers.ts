import { constants, gzipSync } from 'node:zlib';
import { createMiddleware } from 'hono/factory';
import { accepts } from './accepted-encodings.ts';

/** Below this an answer fits one packet anyway. */
const SMALLEST = 1024;

/**
 * Packs answers of the API that are not packed yet. They are finished texts of some kilobytes, so one call on this thread does it: to
 * hand them to another costs more than the packing.
 */
export const compressAnswers = createMiddleware(async (c, next) => {
  await next();
  c.res.headers.append('Vary', 'Accept-Encoding');
  if (!accepts(c.req.header('Accept-Encoding'), 'gzip') || c.res.headers.has('Content-Encoding') || !c.res.body) return;
  const { status, headers } = c.res;
  const body = new Uint8Array(await c.res.arrayBuffer());
  const isLarge = body.length >= SMALLEST;
  const sent = isLarge ? gzipSync(body, { level: constants.Z_BEST_SPEED }) : body;
  if (isLarge) headers.set('Content-Encoding', 'gzip');
  // Put in place of the old one rather than over it, which Hono would do by copying twice.
  c.res = undefined;
  c.res = new Response(sent, { status, headers });
});
