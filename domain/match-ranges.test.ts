import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText, wordsOf } from './fold-text.ts';
import { isMatch, matchRanges, queryWords } from './match-ranges.ts';

const letter = fc.constantFrom(...'abgnoAOọỌọ́ɓƁ\u0301\u0323 ’-₂ﬁ½𝐚'.split(/(?:)/u), 'ọ́'.normalize('NFD'));
const text = fc.array(letter, { maxLength: 25 }).map((letters) => letters.join(''));
const query = fc
  .array(fc.constantFrom(...'abgno ', 'ọ', 'ogbon', 'ab'), { maxLength: 6 })
  .map((parts) => parts.join(''));

const marked = (given: string, asked: string) =>
  matchRanges(given, asked).map(([start, end]) => given.slice(start, end));

describe('what to highlight', () => {
  it.each([
    ['Ọgbọ́n àti ìmọ̀', 'ogbon', ['Ọgbọ́n']],
    ['Ọgbọ́n'.normalize('NFD'), 'ogbo', ['Ọgbọ́'.normalize('NFD')]],
    ['The Avogadro’s number', 'avogadro', ['Avogadro']],
    ['The Avogadro’s number', 'avogadros', ['Avogadro’s']],
    ['Molar mass and moles', 'mol mole', ['Mol', 'mole']],
    ['CO₂ is a gas', 'co2', ['CO₂']],
    ['a or b', 'b', ['b']],
    ['\u0301a’\u0301 b', 'a', ['a']],
    ['about bananas', 'b', []],
    ['mole', '', []],
    ['ﬁre', 'f', []],
    ['ﬁre', 'fi', ['ﬁ']],
  ])('in %s for "%s" is %j', (given, asked, expected) => {
    expect(marked(given, asked)).toEqual(expected);
  });

  it('are pieces in order that fold to the beginning of a word and of what was asked', () => {
    fc.assert(
      fc.property(text, query, (given, asked) => {
        let last = 0;
        for (const [start, end] of matchRanges(given, asked)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(given.length);
          const piece = foldText(given.slice(start, end));
          expect(queryWords(asked).some((word) => piece.startsWith(word))).toBe(true);
          last = end;
        }
      }),
    );
  });

  it('are as many as words of the text that match', () => {
    fc.assert(
      fc.property(text, query, (given, asked) => {
        const hits = wordsOf(foldText(given)).filter((word) => queryWords(asked).some((one) => isMatch(word, one)));
        expect(matchRanges(given, asked)).toHaveLength(hits.length);
      }),
    );
  });

  it('leave no mark of the last letter outside', () => {
    fc.assert(
      fc.property(text, query, (given, asked) => {
        for (const [, end] of matchRanges(given, asked)) expect(given.slice(end)).not.toMatch(/^\p{M}/u);
      }),
    );
  });
});
