import { median } from './load/quantile.ts';

/** In a random order, so that a drifting machine meets all alike. */
export function shuffled<T>(items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, place: Math.random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}

export interface Interval {
  median: number;
  low: number;
  high: number;
}

/** The median of what was measured in the same rounds, one to the other, with its 95 % interval. */
export function pairedRatio(values: readonly number[], base: readonly number[]): Interval {
  return medianInterval(values.map((value, round) => value / (base[round] ?? Number.NaN)));
}

/** The median with its 95 % interval by order statistics, which asks nothing of the distribution (Conover 1999, section 3.2). */
function medianInterval(values: readonly number[]): Interval {
  const sorted = values.toSorted((a, b) => a - b);
  const half = (1.96 * Math.sqrt(sorted.length)) / 2;
  const at = (rank: number) => sorted[rank - 1] ?? Number.NaN;
  const [low, high] = [Math.floor(sorted.length / 2 - half), Math.ceil(sorted.length / 2 + half) + 1];
  return { median: median(values), low: at(low), high: at(high) };
}

export function printInterval({ median, low, high }: Interval): string {
  return `${median.toFixed(2)} (${low.toFixed(2)}–${high.toFixed(2)})`;
}
