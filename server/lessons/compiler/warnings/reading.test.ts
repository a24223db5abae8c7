import { expect, it } from 'vitest';
import { compileLesson } from '../compile-lesson.ts';
import { sampleLesson } from '../sample-lesson.ts';
import { countSyllables, countWords, gradeOf } from './reading.ts';

it.each([
  ['the', 1],
  ['make', 1],
  ['makes', 1],
  ['table', 2],
  ['masses', 2],
  ['danfo', 2],
  ['worked', 1],
  ['wanted', 2],
  ['energy', 3],
  ['molecule', 3],
  ['photosynthesis', 5],
  ['Ọlá', 2],
  ['x', 1],
])('"%s" has %i syllables', (word, syllables) => {
  expect(countSyllables(word)).toBe(syllables);
});

it('gives the grade of Flesch and Kincaid', () => {
  // Six words of one syllable in one sentence.
  expect(gradeOf(['<p>The cat sat on the mat.</p>'])).toBeCloseTo(0.39 * 6 + 11.8 - 15.59, 9);
  // Eleven words of 15 syllables in three sentences.
  const text = '<p>Ada buys garri. She pays the seller. It costs little now.</p>';
  expect(gradeOf([text])).toBeCloseTo(0.39 * (11 / 3) + 11.8 * (15 / 11) - 15.59, 9);
});

it('ends a sentence with each paragraph and item, and leaves mathematics and tables out', () => {
  const list = '<ul><li>One two <math><mi>x</mi></math> three</li><li>One <em>two</em> three</li></ul>';
  const table = '<table><tr><td>Incomprehensible</td></tr></table>';
  expect(gradeOf([list + table])).toBe(gradeOf(['<p>One two three.</p>', '<p>One two three.</p>']));
});

it('does not take the point of a number for the end of a sentence', () => {
  expect(gradeOf(['<p>Add 0.5 kg of salt.</p>'])).toBe(gradeOf(['<p>Add kg of salt.</p>']));
});

it('gives no grade to a text without words', () => {
  expect(gradeOf([''])).toBe(0);
});

it('counts the words of sections and worked examples, without mathematics', async () => {
  const count = async (replace: string) => {
    const find = 'Doubling a half gives the whole.';
    const { compiled } = await compileLesson(sampleLesson({ file: 'lesson.md', find, replace }));
    return compiled && countWords(compiled.lesson);
  };
  expect(await count('One two $x + y$ 3 four-five.')).toBe(((await count('One.')) as number) + 3);
});
