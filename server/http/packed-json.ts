import { constants, gunzipSync, gzipSync } from 'node:zlib';
import type { Context } from 'hono';
import { accepts } from './accepted-encodings.ts';

/** JSON in gzip, as most clients take it: what is sent more than once is packed once. */
export type Packed = Uint8Array<ArrayBuffer>;

export function packJson(json: string): Packed {
  return gzipSync(json, { level: constants.Z_BEST_SPEED });
}

export function sendPacked(c: Context, packed: Packed) {
  c.header('Content-Type', 'application/json');
  if (!accepts(c.req.header('Accept-Encoding'), 'gzip')) return c.body(gunzipSync(packed), 200);
  c.header('Content-Encoding', 'gzip');
  return c.body(packed, 200);
}
