import { expect, test } from 'vitest';
import { createProgressBar } from './progress-bar.ts';

function run(isTTY: boolean): string[] {
  const written: string[] = [];
  const tell = createProgressBar('syncs', { isTTY, write: (text: string) => written.push(text) > 0 });
  for (let done = 1; done <= 200; done++) tell(done, 200);
  return written;
}

test('outside a terminal a line for every twentieth', () => {
  const lines = run(false);
  expect(lines).toHaveLength(20);
  expect(lines[0]).toBe('5 %, 10 of 200 syncs\n');
  expect(lines.at(-1)).toBe('100 %, 200 of 200 syncs\n');
});

test('on a terminal a bar that is drawn over itself and ends its line', () => {
  const drawn = run(true);
  expect(drawn).toHaveLength(100);
  expect(drawn[49]).toBe(`\r${'█'.repeat(20)}${'░'.repeat(20)}  50 %, 100 of 200 syncs`);
  expect(drawn.at(-1)).toBe(`\r${'█'.repeat(40)} 100 %, 200 of 200 syncs\n`);
});
