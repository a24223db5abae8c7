import { expect, it } from 'vitest';
import { letterIndex, letterOf } from './letter-keys.ts';

it.each([0, 1, 4])('a choice is found by the letter it carries: %i', (index) => {
  expect(letterIndex(letterOf(index))).toBe(index);
  expect(letterIndex(letterOf(index).toLowerCase())).toBe(index);
});

it.each(['Enter', 'ArrowDown', '1', ' ', 'ä', ''])('%o is no letter of a choice', (key) => {
  expect(letterIndex(key)).toBe(-1);
});
