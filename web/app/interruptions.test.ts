import { expect, it } from 'vitest';
import { createInterruptions } from './interruptions.ts';

it('are welcome again when the last one who held them off is done', () => {
  const interruptions = createInterruptions();
  let told = 0;
  interruptions.subscribe(() => told++);
  const endFirst = interruptions.hold();
  const endSecond = interruptions.hold();
  endFirst();
  expect(interruptions.areWelcome()).toBe(false);
  endSecond();
  expect(interruptions.areWelcome()).toBe(true);
  expect(told).toBe(4);
});
