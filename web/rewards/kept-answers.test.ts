import { expect, it } from 'vitest';
import { keptSince } from './kept-answers.ts';

const MINUTE = 60_000;
const [FIRST, SECOND] = ['Mon, 23 Nov 2026 13:02:00 GMT', 'Mon, 23 Nov 2026 13:05:00 GMT'];

it('an answer shown again is from when this phone first had it', () => {
  const kept = new Map<string, string>();
  const memory = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  expect(keptSince(memory, '/week', FIRST, 0)).toBeNull();
  expect(keptSince(memory, '/week', FIRST, 900)).toBeNull();
  expect(keptSince(memory, '/day', FIRST, MINUTE)).toBeNull();
  expect(keptSince(memory, '/week', FIRST, 2 * MINUTE)).toBe(0);
  expect(keptSince(memory, '/week', SECOND, 3 * MINUTE)).toBeNull();
  expect(keptSince(memory, '/week', SECOND, 4 * MINUTE)).toBe(3 * MINUTE);
});

it('without a network is one kept, however soon it is shown again', () => {
  const memory = new Map<string, string>();
  const storage = {
    getItem: (key: string) => memory.get(key) ?? null,
    setItem: (key: string, value: string) => void memory.set(key, value),
  };
  expect(keptSince(storage, '/board', 'Sun', 1000)).toBeNull();
  expect(keptSince(storage, '/board', 'Sun', 1500)).toBeNull();
  expect(keptSince(storage, '/board', 'Sun', 1500, false)).toBe(1000);
});
