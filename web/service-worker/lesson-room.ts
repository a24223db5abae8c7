import type { SavedFile, SavedLesson } from './messages.ts';

/** What these lessons take together, in bytes; a file that several share counts once. */
export function usedBytes(lessons: readonly { files: readonly SavedFile[] }[]): number {
  const sizes = new Map(lessons.flatMap(({ files }) => files.map(({ url, bytes }) => [url, bytes])));
  return Array.from(sizes.values()).reduce((sum, bytes) => sum + bytes, 0);
}

/**
 * Which saved lessons must go so that `incoming` and the others take at most `limitBytes`: those opened longest ago, never a
 * pinned one. Null when nothing that may go makes enough room: then nothing should.
 */
export function lessonsToRemove(
  saved: readonly SavedLesson[],
  incoming: Pick<SavedLesson, 'id' | 'files'>,
  limitBytes: number,
): SavedLesson[] | null {
  const latestFirst = saved.filter(({ id }) => id !== incoming.id).sort((a, b) => b.lastOpenedAt - a.lastOpenedAt);
  const leaving: SavedLesson[] = [];
  while (usedBytes([incoming, ...latestFirst]) > limitBytes) {
    const last = latestFirst.findLastIndex(({ pinned }) => !pinned);
    if (last < 0) return null;
    leaving.push(...latestFirst.splice(last, 1));
  }
  return leaving;
}
