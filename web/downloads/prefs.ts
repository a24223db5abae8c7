import type { WorkerBridge } from '../app/worker-bridge.ts';
import { type DevicePrefs, defaultPrefs, type NetworkInformation } from '../db/device-prefs.ts';
import type { StoredPrefs } from '../db/open-storage.ts';

/** The preferences of this device, as a store that screens subscribe to. */
export interface Prefs {
  subscribe(listener: () => void): () => void;
  /** The same object until something changes. The defaults until the storage has been read. */
  get(): DevicePrefs;
  /** Resolves when the change is on the phone and the worker knows it. */
  set(change: Partial<DevicePrefs>): Promise<void>;
}

interface PrefsDeps {
  stored: StoredPrefs;
  worker: Pick<WorkerBridge, 'tellPrefs'>;
  connection: NetworkInformation | undefined;
  onError(error: unknown): void;
}

export function createPrefs({ stored, worker, connection, onError }: PrefsDeps): Prefs {
  const listeners = new Set<() => void>();
  let prefs = defaultPrefs(connection);
  const show = (chosen: Partial<DevicePrefs>) => {
    prefs = { ...defaultPrefs(connection), ...chosen };
    for (const listener of listeners) listener();
  };

  stored.get().then(show).catch(onError);

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    get: () => prefs,
    async set(change) {
      show(await stored.set(change));
      await worker.tellPrefs();
    },
  };
}
