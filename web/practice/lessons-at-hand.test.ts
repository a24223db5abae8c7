import { describe, expect, it } from 'vitest';
import type { Catalogue, CatalogueEntry } from '../../domain/lesson.ts';
import type { LessonProgress, Progress } from '../../domain/progress.ts';
import type { SavedLesson } from '../service-worker/messages.ts';
import { lessonsAtHand, lessonsToRead } from './lessons-at-hand.ts';

const CATALOGUE: Catalogue = {
  skills: [],
  lessons: [
    { id: 'mole', contentHash: 'm2', subject: 'chemistry' },
    { id: 'waves', contentHash: 'w1', subject: 'physics' },
    { id: 'osmosis', contentHash: 'o1', subject: 'biology' },
  ] as CatalogueEntry[],
};
const SAVED = [{ id: 'mole', contentHash: 'm1' }] as SavedLesson[];

function begun(...ids: string[]): Progress {
  return { lessons: Object.fromEntries(ids.map((id) => [id, {} as LessonProgress])), days: {}, settings: {} };
}

describe('the lessons at hand', () => {
  it('are those on the phone, in the version that is there, and those begun', () => {
    expect(lessonsAtHand(SAVED, CATALOGUE, begun('mole', 'waves'))).toEqual([
      { id: 'mole', contentHash: 'm1', subject: 'chemistry' },
      { id: 'waves', contentHash: 'w1', subject: 'physics' },
    ]);
  });

  it('are those on the phone when there is no catalogue', () => {
    expect(lessonsAtHand(SAVED, undefined, begun('mole', 'waves'))).toEqual([
      { id: 'mole', contentHash: 'm1', subject: null },
    ]);
  });
});

describe('the lessons read for a session', () => {
  const atHand = lessonsAtHand([], CATALOGUE, begun('mole', 'waves', 'osmosis'));

  it('are those of the subject asked for', () => {
    const read = lessonsToRead(atHand, begun(), { subject: 'physics' }, () => 0.5);
    expect(read.map(({ id }) => id)).toEqual(['waves']);
  });

  it('are those begun first', () => {
    const read = lessonsToRead(atHand, begun('osmosis'), 'weak', () => 0.9);
    expect(read[0]?.id).toBe('osmosis');
  });

  it('are never more than a slow phone can read', () => {
    const many = Array.from({ length: 200 }, (_, i) => ({ id: `l${i}`, contentHash: `${i}`, subject: null }));
    expect(lessonsToRead(many, begun(), 'mixed', () => 0.5)).toHaveLength(30);
  });
});
