import { readdir, readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import type { Catalogue } from '../../domain/lesson.ts';
import { fromWire } from '../../domain/wire.ts';
import { scriptsOf } from './build-manifest.ts';

const DIST = new URL('../../dist/', import.meta.url);

export interface Measured {
  what: string;
  bytes: number;
  limit: number;
}

/** What a phone downloads, in bytes after gzip except where said, beside the budgets of the product. Needs a build. */
export async function measureSizes(): Promise<Measured[]> {
  const first = await gzipped(await scriptsOf(['index.html']));
  const study = await gzipped(await scriptsOf(['index.html', 'app/screens/study.ts']));
  const worker = await gzipped(['sw.js']);
  const installed = await gzipped([...(await installedFiles()), 'sw.js', 'manifest.webmanifest']);
  const catalogue: Catalogue = fromWire(JSON.parse(await read('lessons/content/catalogue.json')));
  const kilobytes = (limit: number) => limit * 1000;
  return [
    { what: 'JS for the first route', bytes: first, limit: kilobytes(130) },
    { what: 'JS for a lesson, its quiz and practice', bytes: study, limit: kilobytes(150) },
    { what: 'service worker', bytes: worker, limit: kilobytes(15) },
    { what: 'everything the first install downloads', bytes: installed, limit: kilobytes(450) },
    ...(await Promise.all(
      catalogue.lessons.map(async ({ id, files }) => ({
        what: `lesson ${id} with quiz and pictures, not compressed`,
        bytes: await total(files.map(({ url }) => url.slice(1))),
        limit: kilobytes(150),
      })),
    )),
  ];
}

export async function benchSize() {
  return (await measureSizes()).map(({ what, bytes, limit }) => ({
    what,
    KB: (bytes / 1000).toFixed(1),
    'budget KB': limit / 1000,
    ratio: (bytes / limit).toFixed(2),
  }));
}

/** What the worker installs, with the icons a launcher takes. */
async function installedFiles(): Promise<string[]> {
  const files = await readdir(DIST);
  const icons = files.filter((name) => /^(icon|apple-touch-icon).*\.png$/.test(name));
  const precached = [...(await read('sw.js')).matchAll(/["']?url["']?:["']([^"']+)["']/g)].map(([, url]) => url ?? '');
  if (precached.length < 3) throw new Error('no precache list found in sw.js');
  return [...new Set([...precached, ...icons])];
}

async function gzipped(files: string[]): Promise<number> {
  const sizes = files.map(async (file) => gzipSync(await readFile(new URL(file, DIST)), { level: 9 }).length);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

async function total(files: string[]): Promise<number> {
  const sizes = files.map(async (file) => (await readFile(new URL(file, DIST))).length);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

function read(file: string): Promise<string> {
  return readFile(new URL(file, DIST), 'utf8');
}
