import type { Timers } from './socket-client.ts';

/** For tests: timers that run when time is let pass. */
export function createScriptedTimers(): Timers & {
  now(): number;
  /** Milliseconds until each timer that is set, the next first. */
  waiting(): number[];
  run(milliseconds: number): void;
} {
  const timers = new Map<number, { at: number; run: () => void }>();
  let now = 1_000_000;
  let created = 0;
  const sorted = () => [...timers].sort(([, one], [, other]) => one.at - other.at);

  return {
    now: () => now,
    set(run, milliseconds) {
      timers.set(++created, { at: now + milliseconds, run });
      return created;
    },
    clear: (timer) => void timers.delete(timer as number),
    waiting: () => sorted().map(([, { at }]) => at - now),
    run(milliseconds) {
      const end = now + milliseconds;
      for (;;) {
        const [next] = sorted();
        if (!next || next[1].at > end) break;
        timers.delete(next[0]);
        now = next[1].at;
        next[1].run();
      }
      now = end;
    },
  };
}
