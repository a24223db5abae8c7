/** Allows `burst` at once and `perSecond` in the long run. `clock` tells Unix milliseconds and may jump. */
export function createTokenBucket(perSecond: number, burst: number, clock: () => number) {
  let tokens = burst;
  let last = clock();

  return {
    /** Whether one more is allowed now. */
    take(): boolean {
      const now = clock();
      tokens = Math.min(burst, tokens + (Math.max(0, now - last) / 1000) * perSecond);
      last = now;
      if (tokens < 1) return false;
      tokens -= 1;
      return true;
    },
  };
}
