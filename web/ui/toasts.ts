/** Short news that goes by itself, as a store that the shell shows. What needs an answer is no toast. */
export interface Toasts {
  subscribe(listener: () => void): () => void;
  /** The newest, or null when it has been shown long enough. The same object until it changes. */
  current(): { id: number; words: string } | null;
  show(words: string): void;
}

const SHOWN_MS = 6000;

export function createToasts(): Toasts {
  const listeners = new Set<() => void>();
  let toast: ReturnType<Toasts['current']> = null;
  let shown = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const set = (next: typeof toast) => {
    toast = next;
    for (const listener of listeners) listener();
  };

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    current: () => toast,
    show(words) {
      clearTimeout(timer);
      shown += 1;
      set({ id: shown, words });
      timer = setTimeout(() => set(null), SHOWN_MS);
    },
  };
}
