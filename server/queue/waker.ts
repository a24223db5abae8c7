/** Lets one loop sleep until there is work, or for a while. */
export interface Waker {
  /** Ends the sleep, or the next one if there is none just now. */
  wake(): void;
  /** Resolves after `ms`, at a `wake`, or when `signal` is aborted. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

export function createWaker(): Waker {
  let isAwake = false;
  let end = () => {};
  return {
    wake() {
      isAwake = true;
      end();
    },
    async sleep(ms, signal) {
      if (!isAwake && !signal.aborted) {
        const { promise, resolve } = Promise.withResolvers<void>();
        end = resolve;
        const timer = setTimeout(resolve, ms);
        signal.addEventListener('abort', end);
        await promise;
        clearTimeout(timer);
        signal.removeEventListener('abort', end);
      }
      isAwake = false;
    },
  };
}
