import type { CatalogueEntry } from '../../../domain/lesson.ts';

/** `count` different entries, made by numbering the lessons there are. */
export function lessonLibrary(lessons: readonly CatalogueEntry[], count: number): CatalogueEntry[] {
  return Array.from({ length: count }, (_, i) => {
    const lesson = lessons[i % lessons.length];
    if (!lesson) throw new Error('the catalogue is empty');
    return { ...lesson, id: `${lesson.id}-${i}`, title: `${lesson.title}, part ${i}` };
  });
}
