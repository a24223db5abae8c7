/** The value in the middle, the upper one of two. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The least value that at least `share` of all are not above. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
