import type { Client } from '../client.ts';
import type { SyncCause } from './sync.ts';

/** Writes come in bursts. */
const DEBOUNCE_MS = 1_000;
/** The tag the worker gets with a `sync` event. */
export const SYNC_TAG = 'sync-progress';

export interface TriggerDeps {
  client: Pick<Client, 'sync' | 'syncState' | 'subscribe'>;
  window: EventTarget;
  document: EventTarget & { readonly visibilityState: string };
  /** The phone's clock, Unix milliseconds. */
  now(): number;
  timers: {
    set(run: () => void, milliseconds: number): unknown;
    clear(timer: unknown): void;
  };
  /** Asks the browser to wake the worker when there is network, even with the app closed. Absent where it cannot. */
  registerBackgroundSync?: ((tag: string) => Promise<void>) | undefined;
  /** Storage or the app itself failed, which a sync state cannot tell. */
  onError(error: unknown): void;
}

/** Starts a sync at every moment when one may succeed. None of them is relied on alone. Returns how to stop. */
export function startTriggers({
  client,
  window,
  document,
  now,
  timers,
  registerBackgroundSync,
  onError,
}: TriggerDeps): () => void {
  let afterWrite: unknown;
  let retry: { at: number; timer: unknown } | null = null;
  const stopped = new AbortController();
  const { signal } = stopped;

  const run = (cause: SyncCause) => {
    client.sync(cause).catch(onError);
  };
  const runSoon = () => {
    timers.clear(afterWrite);
    afterWrite = timers.set(() => run('routine'), DEBOUNCE_MS);
  };
  const followRetryAt = () => {
    const { retryAt } = client.syncState();
    if (retryAt === (retry?.at ?? null)) return;
    if (retry) timers.clear(retry.timer);
    retry = retryAt === null ? null : { at: retryAt, timer: timers.set(() => run('routine'), retryAt - now()) };
  };

  window.addEventListener('online', () => run('network'), { signal });
  window.addEventListener('pageshow', () => run('routine'), { signal });
  document.addEventListener(
    'visibilitychange',
    () => {
      if (document.visibilityState === 'visible') run('routine');
    },
    { signal },
  );
  const unsubscribe = client.subscribe((news) => {
    if (news === 'recorded') {
      runSoon();
      registerBackgroundSync?.(SYNC_TAG).catch(onError);
    }
    if (news === 'student') run('routine');
    if (news === 'state') followRetryAt();
  });
  run('routine');

  return () => {
    stopped.abort();
    unsubscribe();
    timers.clear(afterWrite);
    if (retry) timers.clear(retry.timer);
  };
}
