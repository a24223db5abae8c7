import { describe, expect, it } from 'vitest';
import { learningPath } from '../../domain/learning-path.ts';
import type { LessonProgress } from '../../domain/progress.ts';
import { quizTaken, sampleEntry, sampleLessonProgress, sampleProgress } from '../../domain/sample-study.ts';
import { isolate } from '../words/isolate.ts';
import { gradeWords, stepWords } from './path-words.ts';

const INDICES = sampleEntry({ id: 'indices', title: 'Indices', minutes: 40, sections: 4, questions: 10 });
const SURDS = sampleEntry({ id: 'surds', title: 'Surds' });
const LOGARITHMS = sampleEntry({ id: 'logarithms', grade: 'SS3', prerequisites: ['indices', 'surds'] });

function words(id: string, indices?: Partial<LessonProgress>) {
  const progress = sampleProgress(indices ? { indices: sampleLessonProgress(indices) } : {});
  const step = learningPath([INDICES, SURDS, LOGARITHMS], progress).find(({ entry }) => entry.id === id);
  return step && stepWords(step, progress.lessons[id]);
}

describe('a lesson on the path', () => {
  it.each<[string, Partial<LessonProgress> | undefined, string]>([
    ['not begun tells its length', undefined, '40 min'],
    ['opened tells the first section', {}, 'Section 1 of 4 · 40 min left'],
    ['on the way tells the next section', { sections: ['a', 'b'] }, 'Section 3 of 4 · 24 min left'],
    ['read to its end tells that the quiz is next', { sections: ['a', 'b', 'c', 'd'] }, 'Quiz next · 8 min left'],
    ['whose quiz did not pass tells what is missing', { quiz: quizTaken(0.6) }, 'Best quiz 60 % · passes from 70 %'],
    ['passed tells the level', { quiz: quizTaken(0.75) }, 'Proficient'],
    ['finished without a quiz says so', { completedAt: 1 }, 'Finished, without its quiz'],
  ])('%s', (_, progress, expected) => {
    expect(words('indices', progress)).toBe(expected);
  });

  it('locked names what it needs first', () => {
    expect(words('logarithms')).toBe(`Needs ${isolate('Indices')} and ${isolate('Surds')} first`);
    expect(words('logarithms', { completedAt: 1 })).toBe(`Needs ${isolate('Surds')} first`);
  });
});

describe('the classes of a subject', () => {
  it('are one, or from the lowest to the highest', () => {
    expect(gradeWords([INDICES, SURDS])).toBe('SS1');
    expect(gradeWords([LOGARITHMS, INDICES])).toBe('SS1 to SS3');
  });
});
