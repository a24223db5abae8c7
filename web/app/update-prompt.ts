import type { WorkerBridge } from './worker-bridge.ts';

/** Whether to offer a new version, as a store that screens subscribe to. */
export interface UpdatePrompt {
  subscribe(listener: () => void): () => void;
  /** True while a new version waits and the student has not put it off. */
  isOpen(): boolean;
  /** Puts it off until a still newer version comes or the app is started again, which changes to it by itself. */
  later(): void;
  update(): Promise<void>;
}

export function createUpdatePrompt(worker: Pick<WorkerBridge, 'onUpdateReady' | 'applyUpdate'>): UpdatePrompt {
  const listeners = new Set<() => void>();
  let open = false;
  const set = (value: boolean) => {
    open = value;
    for (const listener of listeners) listener();
  };
  worker.onUpdateReady(() => set(true));

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    isOpen: () => open,
    later: () => set(false),
    update: () => worker.applyUpdate(),
  };
}

/** A quiz is never interrupted: the offer waits until the student has left it. */
export function mayOfferUpdate(path: string): boolean {
  return !path.endsWith('/quiz');
}
