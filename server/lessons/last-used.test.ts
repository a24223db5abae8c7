import { expect, test } from 'vitest';
import { LastUsed } from './last-used.ts';

test('beyond its size, the key goes that was not used for longest', () => {
  const kept = new LastUsed<string, number>(2);
  kept.set('a', 1);
  kept.set('b', 2);
  expect(kept.get('a')).toBe(1);
  kept.set('c', 3);
  expect(kept.get('b')).toBeUndefined();
  kept.set('a', 4);
  kept.set('d', 5);
  expect([kept.get('a'), kept.get('c'), kept.get('d')]).toEqual([4, undefined, 5]);
});
