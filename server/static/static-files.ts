import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { mediaTypes } from './media-types.ts';

export interface StaticFile {
  type: string;
  etag: string;
  cacheControl: string;
  body: Uint8Array<ArrayBuffer>;
  /** The same, compressed ahead of time. */
  br?: Uint8Array<ArrayBuffer>;
  gzip?: Uint8Array<ArrayBuffer>;
}

/** By URL path. */
export type StaticFiles = Map<string, StaticFile>;

/**
 * Reads a folder into memory. Requests only look names up in the result, so no path can lead out of the folder, and a build
 * that replaces the folder does not mix with the one being served. What the build writes into `.vite` is for tools alone.
 */
export async function readStaticFiles(folder: string): Promise<StaticFiles> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const contents = new Map(
    await Promise.all(paths.map(async (path) => [urlOf(folder, path), await readFile(path)] as const)),
  );
  const files: StaticFiles = new Map();
  for (const [url, body] of contents) {
    if (!(extname(url) in mediaTypes) || url.startsWith('/.')) continue;
    const br = contents.get(`${url}.br`);
    const gzip = contents.get(`${url}.gz`);
    files.set(url, { ...toStaticFile(url, body), ...(br && { br }), ...(gzip && { gzip }) });
  }
  return files;
}

/** A file as it is, without compressed copies. Throws a RangeError for a name that has no media type. */
export function toStaticFile(url: string, body: Uint8Array<ArrayBuffer>): StaticFile {
  const type = mediaTypes[extname(url)];
  if (type === undefined) throw new RangeError(`${url}: allowed is ${Object.keys(mediaTypes).join(' ')}`);
  const etag = `W/"${createHash('sha256').update(body).digest('hex').slice(0, 32)}"`;
  return { type, etag, cacheControl: cacheControlOf(url), body };
}

function urlOf(folder: string, path: string): string {
  return `/${relative(folder, path).split(sep).join('/')}`;
}

/** A file whose name holds the hash of its content never changes; every other one is asked for again, at the price of a 304. */
function cacheControlOf(url: string): string {
  const isHashed = url.startsWith('/assets/') || /^\/lessons\/content\/[0-9a-f]{32}\./.test(url);
  return isHashed ? 'public, max-age=31536000, immutable' : 'no-cache';
}
