/** Long enough to spare the phone a write for every letter, short enough that little is on screen alone. */
const DELAY_MS = 400;

/**
 * Saves what is being typed soon after the first change, however fast the typing goes on: the newest state each time. `flush` saves
 * at once what waits; call it when the page may go away.
 */
export function createDelayedSave<T>(save: (value: T) => void) {
  let waiting: { value: T; timer: ReturnType<typeof setTimeout> } | null = null;

  function flush(): void {
    if (!waiting) return;
    const { value, timer } = waiting;
    clearTimeout(timer);
    waiting = null;
    save(value);
  }

  return {
    change(value: T): void {
      waiting = { value, timer: waiting?.timer ?? setTimeout(flush, DELAY_MS) };
    },
    flush,
  };
}
