import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import { createReloadOnce, type ReloadOnce } from './reload-once.ts';

/**
 * `React.lazy` for a screen, picked from a file of code that may be gone: a deployment replaced it, or the network broke. Loading the app
 * anew gets the version that has it. That is tried once; what still fails then reaches the error screen.
 */
export function lazyScreen<File, Props extends object>(
  load: () => Promise<File>,
  pick: (file: File) => ComponentType<Props>,
): LazyExoticComponent<ComponentType<Props>> {
  return lazy(async () => {
    const file = await loadOrReload(load, {
      reloadOnce: createReloadOnce({ storage: sessionStorage, reload: () => location.reload() }),
      canReload,
    });
    return { default: pick(file) };
  });
}

interface Recovery {
  reloadOnce: ReloadOnce;
  /** Whether the app would open again. */
  canReload(): Promise<boolean>;
}

/** Stays pending when the page is about to be replaced: there is nothing more to show on it. */
export async function loadOrReload<T>(load: () => Promise<T>, { reloadOnce, canReload }: Recovery): Promise<T> {
  // The text of a built import names its file, which has another name in each build.
  const reason = String(load);
  try {
    const loaded = await load();
    reloadOnce.settle(reason);
    return loaded;
  } catch (error) {
    console.error('A part of the app could not be loaded', error);
    if ((await canReload()) && reloadOnce.reloadFor(reason)) return new Promise<never>(() => {});
    throw error;
  }
}

/** Without a worker and without a network, a reload would leave the student with the browser's own error page. */
async function canReload(): Promise<boolean> {
  if (navigator.serviceWorker?.controller) return true;
  try {
    return (await fetch('/', { method: 'HEAD', cache: 'no-store' })).ok;
  } catch {
    return false;
  }
}
