import type { CatalogueEntry } from '../../../../domain/lesson.ts';
import { createLessonSearch } from '../../../../domain/search.ts';

const MOST_SHOWN = 20;

/** Milliseconds to make the index of these lessons, then for each query. */
export function timeSearch(lessons: CatalogueEntry[], queries: string[]): { index: number; queries: number[] } {
  const start = performance.now();
  const search = createLessonSearch(lessons);
  const index = performance.now() - start;
  return {
    index,
    queries: queries.map((query) => {
      const asked = performance.now();
      search(query, MOST_SHOWN);
      return performance.now() - asked;
    }),
  };
}
