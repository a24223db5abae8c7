import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTypedNumber } from './numeric.ts';

describe('a number as a student types it', () => {
  it.each([
    ['0.75', 0.75, ''],
    ['.75', 0.75, ''],
    ['3/4', 0.75, ''],
    [' 3 / 4 ', 0.75, ''],
    ['-3/4', -0.75, ''],
    ['−3', -3, ''],
    [' -3 ', -3, ''],
    ['– 3', -3, ''],
    ['+3', 3, ''],
    ['1 1/2', 1.5, ''],
    ['-1 1/2 m', -1.5, 'm'],
    ['12  10/16', 12.625, ''],
    ['about 1 1/2', null, ''],
    ['1,250', 1250, ''],
    ['12,345,678.5', 12_345_678.5, ''],
    ['7.5e-1', 0.75, ''],
    ['7.5E2', 750, ''],
    ['7.5×10⁻¹', 0.75, ''],
    ['7.5 × 10⁻¹', 0.75, ''],
    ['7.5× 10⁻¹', 0.75, ''],
    ['7.5 ×10⁻¹', 0.75, ''],
    ['7.5x10^-1', 0.75, ''],
    ['7.5 x 10^(-1)', 0.75, ''],
    ['6.02 x 10^(23)', 6.02e23, ''],
    ['7.5*10^2', 750, ''],
    ['6.02·10²³', 6.02e23, ''],
    ['6.02×10⁺²³', 6.02e23, ''],
    ['0.25 mol', 0.25, 'mol'],
    ['0.25mol', 0.25, 'mol'],
    ['2 x', 2, 'x'],
    ['22.4 dm³', 22.4, 'dm^3'],
    ['50%', 50, '%'],
    ['₦1,250.50', 1250.5, ''],
    ['N250', 250, ''],
    ['-₦ 250', -250, ''],
    ['N', null, ''],
    ['1/0', null, ''],
    ['', null, ''],
    ['-', null, ''],
    ['abc', null, ''],
    ['1,25', 1, ',25'],
    ['.', null, ''],
  ])('%j is %j with unit %j', (text, value, unit) => {
    const typed = parseTypedNumber(text);
    expect(typed).toEqual(value === null ? null : { value, unit });
  });

  it('reads back every number that JavaScript writes', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Object.is(value, -0)),
        (value) => {
          expect(parseTypedNumber(String(value))).toEqual({ value, unit: '' });
        },
      ),
    );
  });
});
