import { once } from 'node:events';
import { type FSWatcher, watch } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Editors write a file in several steps. */
const SETTLE_MS = 150;

/** Runs `build` now and after every change under `folder`, one run at a time, until the signal stops it. */
export async function buildOnChange(folder: string, build: () => Promise<unknown>, signal: AbortSignal): Promise<void> {
  const watchers = new Map<string, FSWatcher>();
  const broken = Promise.withResolvers<never>();
  let running = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;

  const run = () => {
    running = running.then(async () => {
      // First, so that no change falls between reading and watching.
      await watchFolders();
      await build();
    });
    running.catch(broken.reject);
  };
  run();
  try {
    await Promise.race([once(signal, 'abort'), broken.promise]);
  } finally {
    clearTimeout(timer);
    await running.finally(() => {
      for (const watcher of watchers.values()) watcher.close();
    });
  }

  /** Each folder by itself: Node's own `recursive` watches single files on Linux, and loses one that an editor replaced. */
  async function watchFolders(): Promise<void> {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const folders = entries
      .filter((entry) => entry.isDirectory())
      .map(({ parentPath, name }) => join(parentPath, name));
    for (const path of [folder, ...folders]) {
      if (watchers.has(path)) continue;
      const watcher = watch(path, () => {
        clearTimeout(timer);
        timer = setTimeout(run, SETTLE_MS);
      });
      watchers.set(path, watcher);
    }
    for (const [path, watcher] of watchers) {
      if (path === folder || folders.includes(path)) continue;
      watcher.close();
      watchers.delete(path);
    }
  }
}
