import { expect, test } from 'vitest';
import { mathText } from './math-text.ts';

test.each([
  ['msup', ['10', '23'], '10²³'],
  ['msup', ['l', '−1'], 'l⁻¹'],
  ['msup', ['2', 'x'], '2^x'],
  ['msup', ['2', 'x+1'], '2^(x+1)'],
  ['msub', ['H', '2'], 'H₂'],
  ['msub', ['v', 'max'], 'v_max'],
  ['msubsup', ['x', '1', '2'], 'x₁²'],
  ['mfrac', ['1', '2'], '1/2'],
  ['mfrac', ['a+b', '2a'], '(a+b)/2a'],
  ['msqrt', ['b', '−', '4'], '√(b−4)'],
  ['mroot', ['8', '3'], '³√8'],
  ['mrow', ['x', '+', '1'], 'x+1'],
])('%s of %j reads as %s', (element, parts, text) => {
  expect(mathText(element, parts)).toBe(text);
});
