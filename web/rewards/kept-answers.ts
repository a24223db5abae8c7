type Memory = Pick<Storage, 'getItem' | 'setItem'>;

/** Kept per browser, as the answers are. */
const KEY = 'akulearn-answers';
/** Stamps count in seconds: two answers may have come in the same one, where there is a network. */
const SAME_MS = 2000;

/**
 * When this phone got an answer that it now shows again, in Unix milliseconds; null for a new one. It is known by the time the server
 * stamped it with (`Date`): that is not compared with the phone's clock, which is often wrong.
 */
export function keptSince(memory: Memory, url: string, stamp: string, now: number, isOnline = true): number | null {
  const seen: Record<string, { stamp: string; at: number }> = JSON.parse(memory.getItem(KEY) ?? '{}');
  const before = seen[url];
  if (before?.stamp === stamp) return isOnline && now - before.at < SAME_MS ? null : before.at;
  memory.setItem(KEY, JSON.stringify({ ...seen, [url]: { stamp, at: now } }));
  return null;
}
