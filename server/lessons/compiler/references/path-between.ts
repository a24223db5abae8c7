/** Ids from `from` to `to` along `next`, both included; null when there is no way. */
export function pathBetween(
  from: string,
  to: string,
  next: (id: string) => readonly string[],
  visited = new Set<string>(),
): string[] | null {
  if (from === to) return [to];
  if (visited.has(from)) return null;
  visited.add(from);
  for (const id of next(from)) {
    const path = pathBetween(id, to, next, visited);
    if (path) return [from, ...path];
  }
  return null;
}
