import { cp, mkdtemp, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import { hashContent } from '../../../domain/lesson.ts';
import { REVISION_LENGTH } from '../../service-worker/revision-length.ts';

/** Stands in the name of every built file of the second version, as another hash would. */
const SECOND = '-second';
/** Finds the script of a page of the second version. */
export const SECOND_SCRIPT = `script[src*='${SECOND}.']`;
const TEXTS = ['.html', '.js', '.css', '.json', '.webmanifest'];
/** Answers every page with a mistake of its own; everything else it leaves to the network. */
const BAD_WORKER = `
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('fetch', (event) => {
  if (event.request.mode !== 'navigate') return;
  event.respondWith(new Response('<h1>Broken</h1>', { headers: { 'Content-Type': 'text/html' } }));
});`;

export interface ProductCopy extends AsyncDisposable {
  folder: string;
  /** Puts another build in place of the first, as a deployment does: no built file keeps its name, and the old ones are gone. */
  publishSecondVersion(): Promise<void>;
  /** Puts a worker in place that makes the app useless on every phone. */
  publishBadWorker(): Promise<void>;
  /** Puts the built worker in place again. */
  publishGoodWorker(): Promise<void>;
}

/** The built product in a folder of its own. */
export async function copyProduct(): Promise<ProductCopy> {
  const folder = await mkdtemp(join(tmpdir(), 'akulearn-product-'));
  const dist = join(folder, 'dist');
  for (const part of ['server', 'domain', 'dist', 'package.json']) {
    await cp(part, join(folder, part), { recursive: true });
  }
  await symlink(resolve('node_modules'), join(folder, 'node_modules'));
  return {
    folder,
    publishSecondVersion: () => renameBuild(dist),
    publishBadWorker: () => replace(join(dist, 'sw.js'), BAD_WORKER),
    publishGoodWorker: async () => replace(join(dist, 'sw.js'), await readFile('dist/sw.js', 'utf8')),
    async [Symbol.asyncDispose]() {
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function renameBuild(dist: string): Promise<void> {
  const assets = (await readdir(join(dist, 'assets'))).filter((name) => TEXTS.includes(extname(name)));
  const renamed = new Map(assets.map((name) => [name, name.replace(/\.\w+$/, `${SECOND}$&`)]));
  const app = (await readdir(dist)).filter((name) => TEXTS.includes(extname(name)) && name !== 'sw.js');
  const revisions = new Map<string, string>();
  for (const name of [...app, ...assets.map((asset) => `assets/${asset}`)]) {
    const before = await readFile(join(dist, name), 'utf8');
    const after = replaceAll(before, renamed);
    revisions.set(await hashOf(before), await hashOf(after));
    if (after !== before) await replace(join(dist, name), after);
  }
  const worker = await readFile(join(dist, 'sw.js'), 'utf8');
  await replace(join(dist, 'sw.js'), replaceAll(replaceAll(worker, renamed), revisions));
  for (const [from, to] of renamed) {
    await rename(join(dist, 'assets', from), join(dist, 'assets', to));
    for (const compressed of ['.br', '.gz']) await rm(join(dist, 'assets', from + compressed), { force: true });
  }
}

function replaceAll(text: string, names: ReadonlyMap<string, string>): string {
  return Array.from(names).reduce((changed, [from, to]) => changed.replaceAll(from, to), text);
}

/** As long as the worker names it. */
async function hashOf(text: string): Promise<string> {
  return (await hashContent(new TextEncoder().encode(text))).slice(0, REVISION_LENGTH);
}

async function replace(path: string, content: string): Promise<void> {
  await writeFile(path, content);
  for (const compressed of ['.br', '.gz']) await rm(path + compressed, { force: true });
}
