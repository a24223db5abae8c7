/** Whether the student may be shown something they did not ask for, as a store that screens subscribe to. */
export interface Interruptions {
  subscribe(listener: () => void): () => void;
  areWelcome(): boolean;
  /** Keeps them away until what it returns is called. */
  hold(): () => void;
}

export function createInterruptions(): Interruptions {
  const listeners = new Set<() => void>();
  let holders = 0;
  const change = (by: number) => {
    holders += by;
    for (const listener of listeners) listener();
  };

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    areWelcome: () => holders === 0,
    hold() {
      change(1);
      return () => change(-1);
    },
  };
}
