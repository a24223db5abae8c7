import { gunzipSync } from 'node:zlib';
import { createMiddleware } from 'hono/factory';
import { ApiError } from '../errors.ts';
import type { AppEnv } from './app-env.ts';

/** Of a request's body as sent, and again of what it unpacks to. */
const MAX_BODY_BYTES = 256 * 1024;

/**
 * Reads the body of a request within bounds, unpacks gzip, and leaves the text for the handlers. Only JSON is taken: a
 * form on a foreign page cannot send it without asking first, which together with SameSite cookies keeps such pages out.
 */
export const readRequestBody = createMiddleware<AppEnv>(async (c, next) => {
  // To look for a body that is not there costs a twentieth of a small answer.
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return next();
  const raw = await readBounded(c.req.raw);
  if (raw.length > 0) {
    const type = c.req.header('Content-Type');
    if (!/^application\/json\s*(;|$)/i.test(type ?? '')) {
      const message = `Content-Type is ${type ?? 'missing'}; application/json is what this API takes`;
      throw new ApiError(415, 'UNSUPPORTED_MEDIA_TYPE', message);
    }
    const body = decodeUtf8(decompress(raw, c.req.header('Content-Encoding') ?? 'identity'));
    // Where Hono keeps a body it has read. A new Request around the text would cost a tenth of a sync.
    Object.assign(c.req.bodyCache, { text: Promise.resolve(body) });
  }
  await next();
});

async function readBounded(request: Request): Promise<Buffer> {
  if (Number(request.headers.get('Content-Length') ?? 0) > MAX_BODY_BYTES) throw tooLarge();
  if (!request.body) return Buffer.alloc(0);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** At most a quarter of a megabyte comes out, which is quicker done than handed to another thread. */
function decompress(body: Buffer, encoding: string): Buffer {
  if (encoding === 'identity') return body;
  if (encoding !== 'gzip') {
    throw new ApiError(415, 'UNSUPPORTED_ENCODING', `Content-Encoding is ${encoding}; gzip or none is allowed`);
  }
  try {
    return gunzipSync(body, { maxOutputLength: MAX_BODY_BYTES });
  } catch (cause) {
    if (cause instanceof RangeError) throw tooLarge();
    throw new ApiError(400, 'BROKEN_GZIP', 'The body is not gzip, though Content-Encoding says so');
  }
}

function decodeUtf8(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new ApiError(400, 'MALFORMED_JSON', 'The body is not UTF-8');
  }
}

function tooLarge(): ApiError {
  return new ApiError(413, 'TOO_LARGE', `The body is larger than ${MAX_BODY_BYTES} bytes`);
}
