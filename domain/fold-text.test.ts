import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText, wordsOf } from './fold-text.ts';

const letters = fc.oneof(
  fc.constantFrom(..."abAB ọỌẹṣụịṅńṇ̀́ɓƁɗƙƴŊŋʼ’'`²₂½ﬁΣςİßÅ-.ŉ"),
  fc.string({ unit: 'grapheme', maxLength: 1 }),
  fc.string({ unit: 'binary', maxLength: 1 }),
);
const text = fc.array(letters, { maxLength: 20 }).map((parts) => parts.join(''));

describe('folded text', () => {
  it.each([
    ['ọgbọ́n', 'ogbon'],
    ['ọgbọ́n'.normalize('NFD'), 'ogbon'],
    ['Ìṣirò', 'isiro'],
    ['Ọnụọgụ, ṅ', 'onuogu, n'],
    ['Ɓangare, ƙidaya, ɗari, ƴan’uwa', 'bangare, kidaya, dari, yanuwa'],
    ['ƳAƳA', 'yaya'],
    ['ŋaŋa', 'nana'],
    ["Avogadro's Avogadro’s", 'avogadros avogadros'],
    ['CO₂ and x²', 'co2 and x2'],
  ])('of %s is %s', (given, folded) => {
    expect(foldText(given)).toBe(folded);
  });

  it('stays as it is when folded again', () => {
    fc.assert(
      fc.property(text, (given) => {
        expect(foldText(foldText(given))).toBe(foldText(given));
      }),
    );
  });

  it('is the same however marks were typed, and in capitals', () => {
    const nigerian = fc
      .array(fc.constantFrom(...'aọẹṣụịṅńǹ́ɓɗƙƴŋ -’'), { maxLength: 20 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(nigerian, (given) => {
        for (const form of ['NFC', 'NFD'] as const) expect(foldText(given.normalize(form))).toBe(foldText(given));
        expect(foldText(given.toUpperCase())).toBe(foldText(given));
      }),
    );
  });

  it('is its code points folded one by one', () => {
    fc.assert(
      fc.property(text, (given) => {
        expect([...given].map(foldText).join('')).toBe(foldText(given));
      }),
    );
  });
});

describe('words', () => {
  it('are letters and figures in a row', () => {
    expect(wordsOf(foldText('2-D shapes: Ọ̀wẹ̀, s.t.p.'))).toEqual(['2', 'd', 'shapes', 'owe', 's', 't', 'p']);
    expect(wordsOf('?')).toEqual([]);
  });
});
