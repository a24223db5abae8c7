import type { Catalogue } from '../../domain/lesson.ts';
import type { SavedLessons } from '../db/open-storage.ts';
import type { TellPages } from './tell-pages.ts';

/** Tells the pages which saved lessons have a newer version. Nothing is fetched: the student decides when. */
export async function announceUpdates(
  { store, tellPages }: { store: Pick<SavedLessons, 'all'>; tellPages: TellPages },
  catalogue: Catalogue,
): Promise<void> {
  const newest = new Map(catalogue.lessons.map(({ id, contentHash }) => [id, contentHash]));
  for (const { id, contentHash } of await store.all()) {
    // One that is no longer offered stays as it is, and needs no word.
    if ((newest.get(id) ?? contentHash) !== contentHash) {
      await tellPages({ type: 'LESSON_UPDATED', payload: { lessonId: id } });
    }
  }
}
