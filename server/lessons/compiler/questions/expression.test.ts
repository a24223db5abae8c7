import { describe, expect, it } from 'vitest';
import { evaluateExpression } from './expression.ts';

describe('evaluateExpression', () => {
  it.each([
    ['5.6 / 22.4', 0.25],
    ['(-5 + sqrt(5^2 - 4*2*-3)) / (2*2)', 0.5],
    ['2 * pi', 2 * Math.PI],
    ['3! + combinations(5, 2)', 16],
    ['6.02e23 * 2', 1.204e24],
  ])('works out %s', (expression, value) => {
    expect(evaluateExpression(expression)).toBeCloseTo(value, 12);
  });

  it.each([
    'x',
    '"5"',
    '[1]',
    'a = 3',
    '1; 2',
    'import("fs")',
    'f(x) = x',
    '2 > 1',
    '1 / 0',
    'sqrt(-1)',
    '5 /',
    'sqrt',
    '{a: 1}',
  ])('refuses %s', (expression) => {
    expect(() => evaluateExpression(expression)).toThrow();
  });
});
