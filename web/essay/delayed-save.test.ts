import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createDelayedSave } from './delayed-save.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function setUp() {
  const saved: string[] = [];
  return { saved, ...createDelayedSave((text: string) => void saved.push(text)) };
}

it('saves the newest state once, soon after the first change', () => {
  const { saved, change } = setUp();
  change('D');
  change('De');
  expect(saved).toEqual([]);
  vi.advanceTimersByTime(400);
  expect(saved).toEqual(['De']);
  vi.advanceTimersByTime(5000);
  expect(saved).toEqual(['De']);
});

it('does not wait for a pause in the typing', () => {
  const { saved, change } = setUp();
  for (let i = 1; i <= 10; i++) {
    change('x'.repeat(i));
    vi.advanceTimersByTime(100);
  }
  expect(saved.map(({ length }) => length)).toEqual([4, 8]);
});

it('saves at once when the page may go away, and not a second time', () => {
  const { saved, change, flush } = setUp();
  change('Dear Sir');
  flush();
  expect(saved).toEqual(['Dear Sir']);
  flush();
  vi.advanceTimersByTime(1000);
  expect(saved).toEqual(['Dear Sir']);
});
