import { expect, test } from 'vitest';
import { keysLike, toGlob, toRegExp } from './pattern.ts';

test('only what is written out has wildcards', () => {
  const pattern = keysLike`user:${'a*[b]'}:progress:*`;
  expect(toGlob(pattern)).toBe('user:a\\*\\[b\\]:progress:*');
  expect(toRegExp(pattern).test('user:a*[b]:progress:1:2')).toBe(true);
  expect(toRegExp(pattern).test('user:ax[b]:progress:1:2')).toBe(false);
});

test('a pattern that may take other families along is refused', () => {
  const refusal = /allowed is one of rec:, session:, user:/;
  expect(() => keysLike`*`).toThrow(refusal);
  expect(() => keysLike`user*`).toThrow(refusal);
  expect(() => keysLike`users:*`).toThrow(refusal);
  expect(() => keysLike`${'probe'}:*`).toThrow(refusal);
});
