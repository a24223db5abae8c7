import { describe, expect, it } from 'vitest';
import { lessonsForExam, topicsFor } from './exam.ts';
import { sampleEntry } from './sample-study.ts';

const BASICS = sampleEntry({ id: 'basics' });
const ROOTS = sampleEntry({ id: 'roots', prerequisites: ['basics'], waec: ['Algebra'], nerdc: ['SS2 Algebra'] });
const LIMITS = sampleEntry({ id: 'limits', prerequisites: ['roots', 'gone'], jamb: ['Calculus'] });
const ids = (lessons: { id: string }[]) => lessons.map(({ id }) => id);

describe('the lessons for an exam', () => {
  it('are those with topics of it, and what they build on, in the order given', () => {
    const lessons = [LIMITS, ROOTS, BASICS];
    expect(ids(lessonsForExam(lessons, 'waec'))).toEqual(['roots', 'basics']);
    expect(ids(lessonsForExam(lessons, 'neco'))).toEqual(['roots', 'basics']);
    expect(ids(lessonsForExam(lessons, 'jamb'))).toEqual(['limits', 'roots', 'basics']);
    expect(lessonsForExam([BASICS], 'jamb')).toEqual([]);
  });

  it('are found though prerequisites go in a circle', () => {
    const own = sampleEntry({ id: 'own', prerequisites: ['own'], jamb: ['Sets'] });
    expect(ids(lessonsForExam([own], 'jamb'))).toEqual(['own']);
  });
});

it('takes the curriculum for NECO', () => {
  expect(topicsFor('neco', ROOTS)).toEqual(['SS2 Algebra']);
  expect(topicsFor('waec', ROOTS)).toEqual(['Algebra']);
});
