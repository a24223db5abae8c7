/** Every cache of the app begins with this; what begins otherwise is not ours to delete. */
export const OUR_PREFIX = 'akulearn-';

/** Followed by the version: each version of the app's own files has its cache. */
export const SHELL_PREFIX = 'akulearn-shell-';

/** Files of lessons the student asked to keep. They go when the student removes the lesson, or it makes room for another. */
export const LESSONS_CACHE = 'akulearn-lessons-v1';

/** Files of lessons that were merely opened, the latest few. */
export const OPENED_CACHE = 'akulearn-opened-v1';

export const CATALOGUE_CACHE = 'akulearn-catalogue-v1';

/** Followed by the student's id: one student never sees what was answered to another. */
export const API_PREFIX = 'akulearn-api-v1-';

/** Caches of ours that no version in use reads any more. `shells` are the names of the shell caches to keep. */
export function outdatedCaches(names: readonly string[], shells: readonly string[]): string[] {
  const inUse = [LESSONS_CACHE, OPENED_CACHE, CATALOGUE_CACHE, ...shells];
  return names.filter((name) => name.startsWith(OUR_PREFIX) && !name.startsWith(API_PREFIX) && !inUse.includes(name));
}
