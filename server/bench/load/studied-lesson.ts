import { CATALOGUE_URL, type Catalogue, type Lesson } from '../../../domain/lesson.ts';
import { fromWire } from '../../../domain/wire.ts';
import type { Studied } from './in-page/client-core.ts';

export async function readCatalogue(serverUrl: string): Promise<Catalogue> {
  return fromWire(await (await fetch(serverUrl + CATALOGUE_URL)).json());
}

/** What events about this lesson cite. */
export async function studiedLesson(serverUrl: string, lesson: Lesson): Promise<Studied> {
  const { lessons } = await readCatalogue(serverUrl);
  const entry = lessons.find(({ id }) => id === lesson.id);
  if (!entry) throw new Error(`the catalogue has no lesson ${lesson.id}`);
  return {
    lessonId: lesson.id,
    contentHash: entry.contentHash,
    sectionIds: lesson.sections.map(({ id }) => id),
    itemIds: lesson.practice.filter(({ type }) => type === 'single').map(({ id }) => id),
  };
}
