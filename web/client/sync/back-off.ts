import { fraction, type Random } from '../clock.ts';

const SHORTEST_MS = 2_000;
const LONGEST_MS = 15 * 60_000;
/** A server that asks for more was not meant. */
const LONGEST_ASKED_MS = 24 * 3_600_000;

/**
 * How long to wait after the `failures`th failure in a row, in milliseconds: anything from 2 s up to a bound that doubles, at most
 * 15 min, so that phones that failed together do not come back together ("full jitter",
 * https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/). Never less than the server asked for.
 */
export function backOffDelay(failures: number, asked: number | null, random: Random): number {
  const bound = Math.min(LONGEST_MS, SHORTEST_MS * 2 ** failures);
  const delay = SHORTEST_MS + fraction(random) * (bound - SHORTEST_MS);
  return Math.round(Math.max(delay, Math.min(asked ?? 0, LONGEST_ASKED_MS)));
}
