import { describe, expect, it } from 'vitest';
import { renderTex, TexError } from './math.ts';
import { toPlainText } from './plain-text.ts';

const LESSON_TEX = [
  '\\frac{-b \\pm \\sqrt{b^2 - 4ac}}{2a}',
  '\\sqrt[3]{x+1} \\dfrac12 \\tfrac12 \\binom{5}{2}',
  'x^{2} + x_1^2 + 2^{-3}',
  '\\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix} \\begin{vmatrix} a \\\\ b \\end{vmatrix}',
  '\\begin{aligned} a &= b & c &= d \\\\ &= e \\end{aligned}',
  '\\begin{cases} x & \\text{if } x > 0 \\\\ 0 \\end{cases}',
  '\\begin{array}{r|r} 12 & 1 \\\\ + 3 \\\\ \\hline 15 & 1 \\end{array}',
  '\\begin{gathered} a \\\\ b \\end{gathered}',
  'a = b \\\\ c = d',
  '\\text{mass of } \\mathrm{H_2O} \\times 3 \\implies \\mathbf{v}',
  '\\hat b \\vec{AB} \\overline{x} \\underbrace{ab}_{n} \\overbrace{a}^{b}',
  '\\boxed{x = 1} \\quad 5{,}000 \\! \\, \\; \\cancel{5}',
  '\\sum_{i=1}^n i \\quad \\int_0^1 x\\,dx \\quad \\lim_{x \\to 0} \\left. x \\right|_0^1',
  '\\mathrm{2H_2} + \\mathrm{O_2} \\xrightarrow{\\text{heat}} \\rightleftharpoons 90^\\circ \\angle ABC',
];

describe('renderTex', () => {
  it.each(LESSON_TEX)('renders %s without inline style', (tex) => {
    for (const display of [false, true]) {
      const mathml = renderTex(tex, display);
      expect(mathml).toMatch(/^<math.*<\/math>$/s);
      expect(mathml).not.toMatch(/ style=| on\w+=|href=|merror/);
    }
  });

  it('lets a line break before each relation after the first, in text only', () => {
    expect(renderTex('a = b^{c = d} = \\frac{1}{2}', false)).toBe(
      '<math><mrow><mi>a</mi><mo>=</mo><msup><mi>b</mi><mrow><mi>c</mi><mo>=</mo><mi>d</mi></mrow></msup></mrow></math>' +
        '<math><mrow><mo>=</mo><mfrac><mn>1</mn><mn>2</mn></mfrac></mrow></math>',
    );
    expect(renderTex('\\frac{a + b}{c + d}', false).match(/<math/g)).toHaveLength(1);
    expect(renderTex('a = b = c', true).match(/<math/g)).toHaveLength(1);
  });

  it('keeps what styles mean as classes', () => {
    expect(renderTex('\\begin{matrix} a & b \\end{matrix}', true)).toContain(
      '<mtd class="math-left-0 math-right-1"><mi>a</mi></mtd><mtd class="math-left-1 math-right-0">',
    );
    expect(renderTex('\\boxed{x}', true)).toContain('class="math-boxed"');
  });

  it('leaves out the settings that short rows would show', () => {
    expect(renderTex('\\begin{matrix} a & b \\\\ c \\end{matrix}', true)).toContain(
      '<mtd class="math-left-1 math-right-0"></mtd></mtr></mtable>',
    );
  });

  it.each(['\\foo', '\\frac{1', '\\href{https://example.org}{x}', '\\includegraphics{a.png}'])('refuses %s', (tex) => {
    expect(() => renderTex(tex, false)).toThrow(TexError);
  });

  it.each(['\\color{red} x', '\\begin{align} a \\end{align}', 'x \\tag{1}'])(
    'refuses %s, which needs a style',
    (tex) => {
      expect(() => renderTex(tex, true)).toThrow(/cannot show TeX that needs the style/);
    },
  );
});

describe('toPlainText', () => {
  it.each([
    ['ax^2+bx+c=0', 'ax²+bx+c=0'],
    ['x=\\frac{-b\\pm\\sqrt{b^2-4ac}}{2a}', 'x=(−b±√(b²−4ac))/2a'],
    ['6.02\\times10^{23}\\ \\mathrm{mol^{-1}}', '6.02×10²³ mol⁻¹'],
    ['\\mathrm{H_2O}', 'H₂O'],
    ['x_1^2', 'x₁²'],
    ['a^{b+c}', 'a^(b+c)'],
    ['\\sqrt[3]{8}', '³√8'],
    ["f'(x) \\quad 90^\\circ", 'f′(x) 90°'],
    ['\\sin x', 'sin x'],
  ])('writes %s as %s', (tex, text) => {
    expect(toPlainText(renderTex(tex, false))).toBe(text);
  });

  it('drops markup and reads entities', () => {
    expect(toPlainText('<em>Boyle &amp; Charles</em><br />\n&lt;gas&gt;')).toBe('Boyle & Charles <gas>');
  });
});
