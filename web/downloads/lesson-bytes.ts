import type { CatalogueEntry } from '../../domain/lesson.ts';
import type { SavedLesson } from '../service-worker/messages.ts';

/** What getting these lessons costs, in bytes: files already on the phone, and those several lessons share, count once. */
export function downloadBytes(entries: readonly CatalogueEntry[], saved: readonly SavedLesson[]): number {
  const onPhone = new Set(saved.flatMap(({ files }) => files.map(({ url }) => url)));
  return sumOnce(entries.flatMap(({ files }) => files).filter(({ url }) => !onPhone.has(url)));
}

/** What these lessons take on the phone, in bytes: a file that several share counts once. */
export function savedBytes(saved: readonly SavedLesson[]): number {
  return sumOnce(saved.flatMap(({ files }) => files));
}

function sumOnce(files: readonly { url: string; bytes: number }[]): number {
  return [...new Map(files.map(({ url, bytes }) => [url, bytes])).values()].reduce((sum, bytes) => sum + bytes, 0);
}
