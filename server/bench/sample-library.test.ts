import { describe, expect, it } from 'vitest';
import { catalogueSchema } from '../../domain/lesson.schema.ts';
import { createLessonSearch } from '../../domain/search.ts';
import { toWire } from '../../domain/wire.ts';
import { sampleLibrary } from './sample-library.ts';

describe('a sample library', () => {
  it('is a catalogue, with each lesson once and prerequisites that exist', () => {
    const lessons = sampleLibrary(200);
    const wire = { skills: [], lessons: lessons.map((lesson) => toWire(lesson)) };
    expect(catalogueSchema.parse(wire)).toEqual(wire);
    const ids = new Set(lessons.map(({ id }) => id));
    expect(ids.size).toBe(200);
    for (const id of lessons.flatMap(({ prerequisites }) => prerequisites)) expect(ids).toContain(id);
  });

  it('is the same for the same seed, another for another', () => {
    expect(sampleLibrary(20, 5)).toEqual(sampleLibrary(20, 5));
    expect(sampleLibrary(20, 5)).not.toEqual(sampleLibrary(20, 6));
  });

  it('can be searched in every language of its words', () => {
    const search = createLessonSearch(sampleLibrary(200));
    for (const query of ['ogbon', 'kidaya', 'onuogu', 'co2', 'quadratic', 'wavelenght']) {
      expect(search(query, 5).length, query).toBeGreaterThan(0);
    }
  });
});
