import { once } from 'node:events';
import { type FSWatcher, watch } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Editors write a file in several steps. */
const SETTLE_MS = 150;

/** Runs `build` now and after every change under `folder`, one run at a time, until the signal stops it. */
export async function buildOnChange(folder: string, build: () => Promise<unknown>, signal: AbortSignal): Promise<void> {
  let watchers: FSWatcher[] = [];
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
    await running.finally(() => stop(watchers));
  }

  /**
   * Each folder by itself: Node's own `recursive` watches single files on Linux, and loses one that an editor replaced. All of them
   * afresh, for a folder that was deleted and made again has lost its watcher.
   */
  async function watchFolders(): Promise<void> {
    const before = watchers;
    watchers = [folder, ...(await foldersBelow(folder))].map((path) =>
      watch(path, () => {
        clearTimeout(timer);
        timer = setTimeout(run, SETTLE_MS);
      }),
    );
    stop(before);
  }
}

async function foldersBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ parentPath, name }) => join(parentPath, name));
}

function stop(watchers: readonly FSWatcher[]): void {
  for (const watcher of watchers) watcher.close();
}
