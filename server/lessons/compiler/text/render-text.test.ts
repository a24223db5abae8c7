import { describe, expect, it } from 'vitest';
import { refuses } from '../refuses.ts';
import type { Problem } from '../source/diagnostics.ts';
import { reportInto } from '../source/diagnostics.ts';
import { toPlainText } from './plain-text.ts';
import { renderBlock, renderInline, type TextContext } from './render-text.ts';

refuses('lesson.md', [
  {
    rule: 'brackets without partner',
    find: 'Doubling a half',
    replace: 'One [[half] of',
    at: 'One [[half]',
    says: 'Mend the brackets',
  },
  {
    rule: 'a term cut by a table',
    find: '| 0.5 |',
    replace: '| [[x|half]] |',
    at: '[[x|half',
    says: 'in a table [[words\\|Term]]',
  },
  {
    rule: 'display TeX without end',
    find: '\\frac14\n$$',
    replace: '\\frac14\n',
    at: '$$',
    says: 'This $$ has no partner',
  },
  {
    rule: 'a term the glossary lacks',
    find: '[[half]]',
    replace: '[[third]]',
    at: '[[third]]',
    says: 'no term "third"',
  },
  {
    rule: 'a term inside the glossary',
    find: ': one of',
    replace: ': [[half]] of',
    at: '- **Half**',
    says: 'can be tapped in sections',
  },
  {
    rule: 'a figure that is not there',
    find: 'middle](line.svg)',
    replace: 'middle](line.svg)\n\n![A line that is not there at all](no.svg)',
    at: 'no.svg',
    says: 'no drawing "no.svg"',
  },
  {
    rule: 'a short description',
    find: 'A line from left to right that is cut in the middle',
    replace: 'A line',
    at: '(line.svg)',
    says: 'has 6 characters',
  },
  {
    rule: 'a figure inside a line',
    find: 'Doubling a half',
    replace: '![A line from left to right](line.svg) Doubling',
    at: ') Doubling',
    says: 'line of its own',
  },
  {
    rule: 'raw HTML in a line',
    find: 'Doubling a half',
    replace: 'Doubling <b>a</b\n> half',
    at: 'Doubling <b>',
    says: 'Raw HTML',
  },
  {
    rule: 'a block of raw HTML',
    find: 'Doubling a half',
    replace: '<div>\n\nDoubling a half',
    at: '<div>',
    says: 'Raw HTML',
  },
  {
    rule: 'a link',
    find: 'gives the whole.',
    replace: 'gives\n[the whole](https://example.org).',
    at: '[the whole]',
    says: 'Links do not work',
  },
  {
    rule: 'TeX that is not valid, on its own line',
    find: 'Doubling a half',
    replace: 'One\n$\\foo$',
    at: '$\\foo$',
    says: '"$\\foo$" is not valid TeX: Unsupported function name',
  },
  { rule: 'display TeX that is not valid', find: '\\frac14', replace: '\\frac1', at: '$$', says: 'is not valid TeX' },
  {
    rule: 'a dollar without partner',
    find: 'Doubling a half',
    replace: 'For $5',
    at: 'For $5',
    says: 'This $ has no partner',
  },
]);

function context(problems: Problem[] = []): TextContext {
  const line = { hash: 'h', url: '/lessons/content/h.svg', svg: '<svg/>', width: 40, height: 20 };
  return {
    report: reportInto(problems, 'lesson.md'),
    figures: { byName: new Map([['line.svg', line]]), broken: new Set(), shown: new Set() },
    terms: new Set(['molar-mass']),
  };
}

describe('renderBlock', () => {
  it('renders a figure with its description, size and lazy loading', () => {
    const used = context();
    expect(renderBlock('![A line "in the middle" of $x^2$ & more](line.svg)', 1, used)).toBe(
      '<figure><img src="/lessons/content/h.svg" alt="A line &quot;in the middle&quot; of x² &amp; more" width="40" height="20" loading="lazy"></figure>',
    );
    expect(used.figures.shown).toEqual(new Set(['line.svg']));
  });

  it('makes a figure of a picture in a list without blank lines', () => {
    expect(renderBlock('- ![A line that is cut in the middle](line.svg)', 1, context())).toMatch(
      /<li>\s*<figure><img .*<\/figure>/,
    );
  });

  it('makes glossary terms tappable, whatever their case and the words shown', () => {
    expect(renderBlock('A [[MOLAR mass]] and [[molar <masses>|Molar mass]].', 1, context())).toBe(
      '<p>A <button type="button" class="term" data-term="molar-mass">MOLAR mass</button> and ' +
        '<span class="unbroken"><button type="button" class="term" data-term="molar-mass">molar &lt;masses&gt;</button>.' +
        '</span></p>',
    );
  });

  it('puts display mathematics into a box of its own, even right below a line of text', () => {
    const html = renderBlock('Area:\n$$\nx = 1\n$$\nso', 1, context());
    expect(html).toMatch(/^<p>Area:<\/p>\n<div class="math-display"><math display="block".*<\/div>\s*<p>so<\/p>$/);
    expect(renderBlock('so $$x$$ is', 1, context())).toMatch(/^<p>so <span class="math-display"><math display/);
  });

  it('keeps a formula and the marks after it on one line', () => {
    const html = renderBlock('(so $x$). Now $y$ is “$z$”, and **$a$** & $b$ > $c$ $$d$$.', 1, context());
    const unbroken = [...html.matchAll(/<span class="unbroken"><math>.*?<\/math>(.*?)<\/span>/g)];
    expect(unbroken.map(([, marks]) => marks)).toEqual([').', '”,']);
    expect(toPlainText(html.slice('<p>'.length, -'</p>'.length))).toBe('(so x). Now y is “z”, and a & b > c d.');
  });

  it('aligns table columns by class', () => {
    expect(renderBlock('| a | b |\n|--:|:-:|\n| 1 | 2 |', 1, context())).toMatch(
      /<th class="align-right">.*<td class="align-center">/s,
    );
  });

  it('keeps escaped dollars and dollars in code as they are', () => {
    expect(renderBlock('\\$5 or `$6`', 1, context())).toBe('<p>$5 or <code>$6</code></p>');
  });

  it('leaves underscores and stars inside TeX to TeX', () => {
    expect(renderInline('$a_1 * b_1 * c$', 1, context())).not.toContain('<em>');
  });

  it('counts lines inside a paragraph and in a table', () => {
    const problems: Problem[] = [];
    renderBlock('One\ntwo $\\x$\n\n| a |\n|---|\n| 1 |\n| $\\y$ |', 10, context(problems));
    expect(problems.map(({ line }) => line)).toEqual([11, 16]);
  });
});
