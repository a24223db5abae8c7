import type { Handler, Received } from './queue.ts';

/**
 * Lets the handler have the messages, and where that fails each alone. Resolves with what went wrong, by place in `messages`; nothing
 * for those that were handled. Never rejects.
 */
export async function attempt(
  messages: readonly Received[],
  handle: Handler,
  timeLimitMs: number,
): Promise<ReadonlyMap<number, Error>> {
  const fault = await tryOnce(messages, handle, timeLimitMs);
  if (!fault) return new Map();
  if (messages.length === 1) return new Map([[0, fault]]);
  const faults = new Map<number, Error>();
  for (const [place, message] of messages.entries()) {
    const own = await tryOnce([message], handle, timeLimitMs);
    if (own) faults.set(place, own);
  }
  return faults;
}

async function tryOnce(messages: readonly Received[], handle: Handler, timeLimitMs: number): Promise<Error | null> {
  try {
    await withTimeLimit(timeLimitMs, (signal) => handle(messages, signal));
    return null;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** Rejects when `work` does, or is not done in time: then its signal is aborted. */
export async function withTimeLimit(ms: number, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
  const over = new AbortController();
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    reject(new Error(`not done after ${ms} ms`));
    over.abort();
  }, ms);
  try {
    await Promise.race([work(over.signal), late]);
  } finally {
    clearTimeout(timer);
  }
}
