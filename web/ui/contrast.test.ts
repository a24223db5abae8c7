import { expect, it } from 'vitest';
import { contrast, mix } from './contrast.ts';

// The published extremes, and the well-known lightest grey that passes AA on white.
it.each([
  ['#000000', '#ffffff', 21],
  ['#ffffff', '#ffffff', 1],
  ['#767676', '#ffffff', 4.54],
  ['#ffffff', '#767676', 4.54],
])('%s and %s contrast by %d', (a, b, ratio) => {
  expect(contrast(a, b)).toBeCloseTo(ratio, 2);
});

it('refuses a colour it cannot read', () => {
  expect(() => contrast('red', '#ffffff')).toThrow('not a colour like #1b1e2b: "red"');
});

it('mixes as color-mix does', () => {
  expect(mix('#000000', 0.2, '#ffffff')).toBe('#cccccc');
});
