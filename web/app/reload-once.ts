export interface ReloadOnce {
  /** Loads the page anew, unless that was tried for the same reason before. Returns whether it does. */
  reloadFor(reason: string): boolean;
  /** What the reload was for works now, so it may be tried again one day. */
  settle(reason: string): void;
}

/**
 * A reload that did not help must not be repeated, so the tab remembers each. `storage` is the tab's, which outlives its
 * pages: `sessionStorage`.
 */
export function createReloadOnce({
  storage,
  reload,
}: {
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  reload(): void;
}): ReloadOnce {
  const keyOf = (reason: string) => `akulearn-reloaded-for ${reason}`;
  return {
    reloadFor(reason) {
      if (storage.getItem(keyOf(reason)) !== null) return false;
      storage.setItem(keyOf(reason), '');
      reload();
      return true;
    },
    settle: (reason) => storage.removeItem(keyOf(reason)),
  };
}
