import { describe, expect, it } from 'vitest';
import { sampleEntry } from '../../domain/sample-study.ts';
import { createLessonSearch } from '../../domain/search.ts';
import { findShared } from './find-shared.ts';

const search = createLessonSearch([
  sampleEntry({ id: 'forces', title: 'Forces', objectives: ['Explain the equations of balance'] }),
  sampleEntry({ id: 'the-mole', title: 'The mole', keywords: ['balanced equations'], terms: ['Molar mass'] }),
  sampleEntry({ id: 'quadratics', title: 'Quadratic equations' }),
]);
const found = (text: string, limit = 10) => findShared(search, text, limit).map(({ entry }) => entry.id);

describe('the lessons that fit a shared text', () => {
  it('are those with all its words', () => {
    expect(found('quadratic equations')).toEqual(['quadratics']);
  });

  it('are else those about the most of its words, best first', () => {
    expect(found('Solving quadratic equations by factoring - YouTube')).toEqual(['quadratics', 'the-mole']);
    expect(found('Solving quadratic equations by factoring - YouTube', 1)).toEqual(['quadratics']);
  });

  it('are not found by a short word, by what a lesson merely mentions, or by a word that is almost right', () => {
    expect(found('the of is xyz')).toEqual([]);
    expect(found('explain xyz')).toEqual([]);
    expect(found('force xyzw')).toEqual(['forces']);
    expect(found('farces xyzw')).toEqual([]);
  });
});
