import { LESSONS_CACHE, OPENED_CACHE } from './cache-names.ts';
import { contentHashOf } from './route.ts';
import { verifiedResponse } from './verified-response.ts';

/** About twenty lessons with their pictures. */
const MAX_OPENED_FILES = 60;

interface ContentDeps {
  caches: CacheStorage;
  fetch: typeof globalThis.fetch;
}

/**
 * Files of lessons, from the phone first: their address is their hash, so a kept one is never out of date. What a student
 * saved lies in one cache and stays; what they merely opened lies in another, which keeps the latest, so that going
 * back to a lesson costs no data while browsing never fills the phone or counts as saved.
 */
export async function serveContent(
  { caches, fetch }: ContentDeps,
  request: Request,
  waitUntil: (work: Promise<unknown>) => void,
): Promise<Response> {
  const kept = await findContent(caches, request.url);
  if (kept) return kept;
  const response = await fetch(request);
  const hash = contentHashOf(new URL(request.url).pathname);
  if (!response.ok || !hash) return response;
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
