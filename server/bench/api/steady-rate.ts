import type { Measured } from './generator.ts';

export const LONGEST_P99_MS = 100;

/** Makes load at a rate, for some seconds. */
export type Probe = (rate: number, seconds: number) => Promise<Measured>;

/** More than this machine answers. */
const FLOOD = 30_000;
const FLOOD_SECONDS = 2;
const STEPS = 5;
const STEP_SECONDS = 2;
const CONFIRM_SECONDS = 15;
const CONFIRM_TRIES = 2;

/**
 * The highest rate at which P99 stays below the limit without an error. A flood warms everything up, another tells how much can be
 * answered at all; halving with short probes finds the rate, where a failure counts only when it is repeated; a long probe confirms the rate, or
 * tries again a little lower. The result of the last long one is returned, steady or not.
 */
export async function findSteadyRate(probe: Probe): Promise<Measured> {
  await probe(FLOOD, FLOOD_SECONDS);
  const flood = await probe(FLOOD, FLOOD_SECONDS);
  let [steady, tooMuch] = [0, (1.1 * flood.answered) / FLOOD_SECONDS];
  for (let step = 0; step < STEPS; step++) {
    const rate = (steady + tooMuch) / 2;
    if (isSteady(await probe(rate, STEP_SECONDS)) || isSteady(await probe(rate, STEP_SECONDS))) steady = rate;
    else tooMuch = rate;
  }
  let rate = steady || tooMuch;
  for (let tries = 1; ; tries++) {
    const confirmed = await probe(rate, CONFIRM_SECONDS);
    if (isSteady(confirmed) || tries === CONFIRM_TRIES) return confirmed;
    rate *= 0.85;
  }
}

export function isSteady({ p99, errors }: Measured): boolean {
  return p99 < LONGEST_P99_MS && errors === 0;
}
