/** Runs `work` while nobody else holds the lock `name`. */
export type Lock = <T>(name: string, work: () => Promise<T>) => Promise<T>;

/** A holder that takes longer is taken for frozen. Going on beside it sends twice at worst, which changes nothing. */
const PATIENCE_MS = 60_000;

/** One holder among all tabs and the worker, where the browser has Web Locks; among this page's callers otherwise. */
export function createLock(locks: LockManager | undefined): Lock {
  return locks ? webLock(locks) : pageLock();
}

function webLock(locks: LockManager): Lock {
  return async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const patience = AbortSignal.timeout(PATIENCE_MS);
    let granted = false;
    try {
      return await locks.request(name, { signal: patience }, () => {
        granted = true;
        return work();
      });
    } catch (error) {
      if (granted || !patience.aborted) throw error;
      return work();
    }
  };
}

function pageLock(): Lock {
  const last = new Map<string, Promise<unknown>>();
  return <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const result = (last.get(name) ?? Promise.resolve()).then(work, work);
    last.set(name, result);
    return result;
  };
}
