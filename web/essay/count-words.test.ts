import { expect, it } from 'vitest';
import { countWords } from './count-words.ts';

it.each([
  ['', 0],
  ['  \n ', 0],
  ['Dear Sir,\n\nI write – with respect – to ask.', 8],
  ['the well-known 2 o’clock bus', 5],
  ['Ọmọ náà lọ sí ọjà.', 5],
  ['— … !', 0],
])('counts %j as %i words', (text, words) => {
  expect(countWords(text)).toBe(words);
});
