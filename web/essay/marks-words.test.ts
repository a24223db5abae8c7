import { expect, it } from 'vitest';
import { marksOf, pointMarks, resultWords } from './marks-words.ts';

it('says what was earned, and what a point is worth', () => {
  expect(marksOf(4, 10)).toBe('4 of 10 marks');
  expect([pointMarks(1), pointMarks(6)]).toEqual(['1 mark', '6 marks']);
});

it.each([
  [1, 'You found every point'],
  [0.99, 'Good work.'],
  [0.6, 'Good work.'],
  [0.59, 'You have made a start'],
  [0, 'You have made a start'],
])('a share of %d leads on', (share, words) => {
  expect(resultWords(share)).toContain(words);
});
