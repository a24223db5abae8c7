import { createChannel } from '../client/channel.ts';
import { type Client, createClient } from '../client/client.ts';
import { createLock } from '../client/lock.ts';
import type { ClientStorage } from '../client/storage.ts';

/** The client core in the worker, which sends and receives but records nothing, so needs no grading. */
export function createWorkerClient(scope: ServiceWorkerGlobalScope, storage: ClientStorage): Client {
  return createClient({
    storage,
    fetch: scope.fetch.bind(scope),
    clock: { now: () => Date.now(), utcOffset: () => -new Date().getTimezoneOffset() },
    random: (length) => scope.crypto.getRandomValues(new Uint8Array(length)),
    lock: createLock(scope.navigator.locks),
    channel: createChannel(globalThis.BroadcastChannel),
    score: () => null,
  });
}
