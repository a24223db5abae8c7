import type { BoardRow } from '../rewards/reward-queries.ts';

/**
 * Where a student who joined the boards is on one of them. `on_it`: as chosen. `not_sent`: the choice, or what it would count, still
 * waits on this phone. `being_counted`: the server has it all, the board not yet. `no_points`: there is nothing to stand there with.
 */
export type Standing = 'on_it' | 'not_sent' | 'being_counted' | 'no_points';

interface Known {
  /** The student's row as the server has it. */
  me: BoardRow | null;
  /** The name they chose. */
  name: string;
  /** What they have there as this phone counts it. */
  points: number;
  /** How many events wait to be sent. */
  waiting: number;
}

export function standingOf({ me, name, points, waiting }: Known): Standing {
  if (me ? me.displayName === name : points === 0) return me ? 'on_it' : 'no_points';
  return waiting > 0 ? 'not_sent' : 'being_counted';
}
