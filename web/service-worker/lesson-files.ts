type WithFiles = { files: readonly { url: string }[] };

/** Files that some lesson of `before` used and none of `after` does. */
export function filesLetGo(before: readonly WithFiles[], after: readonly WithFiles[]): string[] {
  const inUse = new Set(filesOf(after));
  return [...new Set(filesOf(before))].filter((url) => !inUse.has(url));
}

/** Addresses of everything these lessons use; one that several share stands there several times. */
export function filesOf(lessons: readonly WithFiles[]): string[] {
  return lessons.flatMap(({ files }) => files.map(({ url }) => url));
}
