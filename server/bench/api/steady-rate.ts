import type { Measured } from './generator.ts';

export const LONGEST_P99_MS = 100;

/** Makes load at a rate, for some seconds. */
export type Probe = (rate: number, seconds: number) => Promise<Measured>;

/** More than this machine answers: it warms everything up. */
const FLOOD = 30_000;
const FLOOD_SECONDS = 6;
const FIRST_RATE = 200;
const STEPS = 4;
const STEP_SECONDS = 2;
const CONFIRM_SECONDS = 12;
const CONFIRM_TRIES = 2;

/**
 * The highest rate at which P99 stays below the limit without an error. After a flood, short probes double the rate until it is too much and
 * then halve the difference; a failure counts only when it is repeated. A long probe confirms the rate, or tries again a little
 * lower. The result of the last long one is returned, steady or not.
 */
export async function findSteadyRate(probe: Probe): Promise<Measured> {
  const holds = async (rate: number) =>
    isSteady(await probe(rate, STEP_SECONDS)) || isSteady(await probe(rate, STEP_SECONDS));
  await probe(FLOOD, FLOOD_SECONDS);
  let steady = FIRST_RATE / 2;
  while (await holds(2 * steady)) steady *= 2;
  for (let [step, tooMuch] = [0, 2 * steady]; step < STEPS; step++) {
    const rate = (steady + tooMuch) / 2;
    if (await holds(rate)) steady = rate;
    else tooMuch = rate;
  }
  for (let [tries, rate] = [1, steady]; ; tries++, rate *= 0.85) {
    const confirmed = await probe(rate, CONFIRM_SECONDS);
    if (isSteady(confirmed) || tries === CONFIRM_TRIES) return confirmed;
  }
}

export function isSteady({ p99, errors }: Measured): boolean {
  return p99 < LONGEST_P99_MS && errors === 0;
}
