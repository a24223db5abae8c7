import { expect, it, vi } from 'vitest';
import { browserDeps } from './browser-deps.ts';

it('tells how far local time is ahead of UTC, in Lagos an hour', () => {
  vi.spyOn(Date.prototype, 'getTimezoneOffset').mockReturnValueOnce(-60);
  expect(browserDeps().clock.utcOffset()).toBe(60);
});

it('gives as many random bytes as asked for, others each time', () => {
  const { random } = browserDeps();
  expect(random(16)).toHaveLength(16);
  expect(random(16)).not.toEqual(random(16));
});
