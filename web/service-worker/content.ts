import type { SavedLessons } from '../db/open-storage.ts';
import { LESSONS_CACHE, OPENED_CACHE } from './cache-names.ts';
import { partOf } from './range.ts';
import { contentHashOf } from './route.ts';
import { verifiedResponse } from './verified-response.ts';

/** About twenty lessons with their pictures. */
const MAX_OPENED_FILES = 60;

interface ContentDeps {
  caches: CacheStorage;
  fetch: typeof globalThis.fetch;
  store: Pick<SavedLessons, 'all' | 'change'>;
  now(): number;
}

/**
 * Files of lessons, from the phone first: their address is their hash, so a kept one is never out of date. What a student
 * saved lies in one cache; what they merely opened lies in another, which keeps the latest, so that going back to a
 * lesson costs no data while browsing never fills the phone or counts as saved.
 */
export async function serveContent(
  deps: ContentDeps,
  request: Request,
  waitUntil: (work: Promise<unknown>) => void,
): Promise<Response> {
  const { caches, fetch } = deps;
  const path = new URL(request.url).pathname;
  const range = request.headers.get('Range');
  const kept = await findContent(caches, request.url);
  if (kept) {
    if (path.endsWith('.json')) waitUntil(noteOpened(deps, path));
    return partOf(kept, range);
  }
  const response = await fetch(request);
  const hash = contentHashOf(path);
  // A part of a file cannot be checked, nor kept as the whole.
  if (range || !response.ok || !hash) return response;
  const verified = await verifiedResponse(response, hash);
  // Other bytes than the address promises, as from a network that wants a sign-in first, are no answer at all.
  if (!verified) return Response.error();
  waitUntil(keepOpened(caches, request.url, verified.clone()));
  return verified;
}

export async function findContent(caches: CacheStorage, url: string): Promise<Response | undefined> {
  return (
    (await caches.match(url, { cacheName: LESSONS_CACHE })) ?? (await caches.match(url, { cacheName: OPENED_CACHE }))
  );
}

/** Keeps a file as opened and drops the oldest beyond the limit. */
export async function keepOpened(caches: CacheStorage, url: string, response: Response): Promise<void> {
  const opened = await caches.open(OPENED_CACHE);
  await opened.put(url, response);
  const oldestFirst = await opened.keys();
  await Promise.all(oldestFirst.slice(0, -MAX_OPENED_FILES).map((request) => opened.delete(request)));
}

/** Saved lessons opened longest ago make room first. Opening a lesson reads its JSON, which is its first file. */
async function noteOpened({ store, now }: ContentDeps, path: string): Promise<void> {
  const lesson = (await store.all()).find(({ files }) => files[0]?.url === path);
  if (lesson) await store.change(lesson.id, { lastOpenedAt: now() });
}
