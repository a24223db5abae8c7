/** After this long without a touch, key or scroll the student is taken to be away. Reading a full screen takes less. */
export const AWAY_AFTER_MS = 120_000;

export interface AttentionTimer {
  /** The student did something, so was here until now. */
  seen(): void;
  /** The page went out of sight. */
  left(): void;
  /** Whole seconds of attention since the last take; the rest of a second is kept for the next. */
  take(): number;
}

/** Measures study time. `now` gives milliseconds of a clock that never jumps. Starts with the student present. */
export function createAttentionTimer(now: () => number): AttentionTimer {
  let counted = 0;
  let countedUntil = now();
  let present = true;

  function count() {
    const time = now();
    if (present) counted += Math.min(time - countedUntil, AWAY_AFTER_MS);
    countedUntil = time;
  }

  return {
    seen() {
      count();
      present = true;
    },
    left() {
      count();
      present = false;
    },
    take() {
      count();
      const seconds = Math.floor(counted / 1000);
      counted -= seconds * 1000;
      return seconds;
    },
  };
}
