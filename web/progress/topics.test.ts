import { describe, expect, it } from 'vitest';
import { sampleEntry, sampleLessonProgress } from '../../domain/sample-study.ts';
import { countUnbegun, groupTopics } from './topics.ts';

const CATALOGUE = [
  sampleEntry({ id: 'mole', title: 'The mole', subject: 'chemistry' }),
  sampleEntry({ id: 'surds', title: 'Surds', subject: 'mathematics' }),
  sampleEntry({ id: 'indices', title: 'Indices', subject: 'mathematics' }),
  sampleEntry({ id: 'osmosis', title: 'Osmosis', subject: 'biology' }),
];

function at(lastActiveAt: number) {
  return sampleLessonProgress({ lastActiveAt });
}

describe('groupTopics', () => {
  it('lists what was begun by subject, the newest first, and nothing else', () => {
    const groups = groupTopics({ indices: at(1), mole: at(9), surds: at(5) }, CATALOGUE);
    expect(titles(groups)).toEqual([
      ['mathematics', 'Surds', 'Indices'],
      ['chemistry', 'The mole'],
    ]);
  });

  it('is the same on every phone, in whatever order the lessons came to it', () => {
    const one = groupTopics({ indices: at(1), surds: at(1) }, CATALOGUE);
    const other = groupTopics({ surds: at(1), indices: at(1) }, CATALOGUE);
    expect(titles(one)).toEqual([['mathematics', 'Indices', 'Surds']]);
    expect(titles(other)).toEqual(titles(one));
  });

  it('puts a lesson that the catalogue no longer has last, under its id', () => {
    const groups = groupTopics({ 'old-lesson': at(9), mole: at(1) }, CATALOGUE);
    expect(titles(groups)).toEqual([
      ['chemistry', 'The mole'],
      [null, 'old-lesson'],
    ]);
  });
});

it('counts the lessons that wait, whatever else was begun', () => {
  expect(countUnbegun({ mole: at(1), 'old-lesson': at(1) }, CATALOGUE)).toBe(3);
});

function titles(groups: ReturnType<typeof groupTopics>) {
  return groups.map(({ subject, topics }) => [subject, ...topics.map(({ title }) => title)]);
}
