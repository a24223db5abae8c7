import { setTimeout } from 'node:timers/promises';
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
  const over = new AbortController();
  const handled = new AbortController();
  try {
    await Promise.race([handle(messages, over.signal), timeOut(timeLimitMs, handled.signal)]);
    return null;
  } catch (error) {
    over.abort();
    return error instanceof Error ? error : new Error(String(error));
  } finally {
    handled.abort();
  }
}

async function timeOut(ms: number, handled: AbortSignal): Promise<never> {
  // A rejection of the wait that nobody waits for any more is the handler's end.
  await setTimeout(ms, undefined, { signal: handled });
  throw new Error(`not done after ${ms} ms`);
}
