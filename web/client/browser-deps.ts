import { createChannel } from './channel.ts';
import type { ClientDeps } from './client.ts';
import { createLock } from './sync/lock.ts';

/** What the core takes of a browser, the same in a page and in the service worker. Some browsers, and all over plain http, lack one or the other. */
export function browserDeps(): Omit<ClientDeps, 'storage' | 'score'> {
  return {
    fetch: (url, init) => fetch(url, init),
    clock: { now: () => Date.now(), utcOffset: () => -new Date().getTimezoneOffset() },
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
    lock: createLock(navigator.locks),
    channel: createChannel(globalThis.BroadcastChannel),
  };
}
