import { expect, it } from 'vitest';
import { formatBytes } from './format-bytes.ts';

it.each([
  [12, '1 KB'],
  [61_840, '62 KB'],
  [999_499, '999 KB'],
  [999_500, '1.0 MB'],
  [1_249_000, '1.2 MB'],
])('%i bytes read as %s', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});
