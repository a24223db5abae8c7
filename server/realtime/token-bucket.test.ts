import { expect, test } from 'vitest';
import { createTokenBucket } from './token-bucket.ts';

const takeAll = (bucket: ReturnType<typeof createTokenBucket>) => {
  let taken = 0;
  while (bucket.take()) taken++;
  return taken;
};

test('a burst at once, then as many as time brings, and never more than a burst', () => {
  let now = 1000;
  const bucket = createTokenBucket(10, 50, () => now);
  expect(takeAll(bucket)).toBe(50);
  now += 500;
  expect(takeAll(bucket)).toBe(5);
  now += 3_600_000;
  expect(takeAll(bucket)).toBe(50);
});

test('a clock set back brings nothing and takes nothing', () => {
  let now = 100_000;
  const bucket = createTokenBucket(10, 50, () => now);
  takeAll(bucket);
  now -= 50_000;
  expect(takeAll(bucket)).toBe(0);
  now += 1000;
  expect(takeAll(bucket)).toBe(10);
});
