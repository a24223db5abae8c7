import { fraction, type Random } from '../clock.ts';

const SHORTEST_MS = 1000;
const LONGEST_MS = 60_000;
/** A browser does not tell why a connection did not open: after so many it is taken for a refusal. */
const TAKEN_FOR_REFUSED = 3;

/** How long to wait before the next attempt to connect, in milliseconds: "full jitter" as of web/client/sync/back-off.ts. */
export function reconnectDelay(failures: { inARow: number; beforeOpening: number }, random: Random): number {
  if (failures.beforeOpening >= TAKEN_FOR_REFUSED) return LONGEST_MS;
  const bound = Math.min(LONGEST_MS, SHORTEST_MS * 2 ** failures.inARow);
  return Math.round(SHORTEST_MS + fraction(random) * (bound - SHORTEST_MS));
}
