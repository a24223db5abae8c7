import { readFile } from 'node:fs/promises';
import { type StaticFiles, toStaticFile } from './static-files.ts';

const WORKER = new URL('kill-switch-worker.js', import.meta.url);

/**
 * The same files with a worker that removes itself in place of the app's. Browsers compare the worker's bytes whenever a
 * page is opened, whatever the worker they have does with pages, so this reaches phones that a bad worker keeps from all else.
 */
export async function replaceWorker(files: StaticFiles): Promise<StaticFiles> {
  return new Map(files).set('/sw.js', toStaticFile('/sw.js', await readFile(WORKER)));
}
