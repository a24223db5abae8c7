import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleEntry } from './sample-study.ts';
import { createLessonSearch } from './search.ts';

const MOLE = sampleEntry({
  id: 'the-mole',
  title: 'The mole',
  terms: ['Avogadro constant', 'Molar mass'],
  keywords: ['moles', 's.t.p.'],
  objectives: ['Work out a molar mass from a formula'],
  waec: ['Stoichiometry and chemical reactions'],
});
const QUADRATICS = sampleEntry({
  id: 'quadratic-equations',
  title: 'Quadratic equations',
  terms: ['Discriminant'],
  keywords: ['almighty formula'],
  nerdc: ['Algebraic Processes'],
  jamb: ['Algebra: Polynomials'],
});
const WISDOM = sampleEntry({
  id: 'proverbs',
  title: 'Òwe: ọgbọ́n àwọn àgbà',
  keywords: ['ƙarin magana', 'ilu'],
  objectives: ['Use a mole of wisdom in an equation of life'],
});

const search = createLessonSearch([MOLE, QUADRATICS, WISDOM]);
const found = (query: string) => search(query, 10).map(({ entry }) => entry.id);
const best = (query: string) => {
  const [{ where, text } = {}] = search(query, 10);
  return [where, text];
};

describe('search', () => {
  it.each([
    ['ogbon', ['proverbs']],
    ['OWE', ['proverbs']],
    ['karin', ['proverbs']],
    ['ƙar', ['proverbs']],
    ['avogadro', ['the-mole']],
    ['quad equ', ['quadratic-equations']],
    ['equations quadratic', ['quadratic-equations']],
    ['stoich', ['the-mole']],
    ['polynomials', ['quadratic-equations']],
    ['algebraic', ['quadratic-equations']],
    ['mole quadratic', []],
    ['equation', ['quadratic-equations', 'proverbs']],
    ['mole', ['the-mole', 'proverbs']],
    ['formula', ['quadratic-equations', 'the-mole']],
    ['', []],
    ['?!', []],
  ])('for "%s" finds %j, best first', (query, ids) => {
    expect(found(query)).toEqual(ids);
  });

  it('takes a single letter for a word, not for a beginning', () => {
    expect(found('s')).toEqual(['the-mole']);
    expect(found('q')).toEqual([]);
  });

  it.each([
    ['mole', 'title', 'The mole'],
    ['molar mass', 'term', 'Molar mass'],
    ['moles', 'keyword', 'moles'],
    ['work out', 'objective', 'Work out a molar mass from a formula'],
    ['reactions', 'topic', 'Stoichiometry and chemical reactions'],
    ['the molar mass', 'term', 'Molar mass'],
  ])('for "%s" shows the %s that matched: %s', (query, where, text) => {
    expect(best(query)).toEqual([where, text]);
  });

  it('puts a whole word before a beginning in the same place, and any title before any term', () => {
    const lessons = [
      sampleEntry({ id: 'term', terms: ['Wave'] }),
      sampleEntry({ id: 'beginning', title: 'Wavelength' }),
      sampleEntry({ id: 'whole', title: 'A wave' }),
      sampleEntry({ id: 'objective', objectives: ['Draw a wave'] }),
      sampleEntry({ id: 'keyword', keywords: ['wave'] }),
    ];
    const ids = createLessonSearch(lessons)('wave', 10).map(({ entry }) => entry.id);
    expect(ids).toEqual(['whole', 'beginning', 'term', 'keyword', 'objective']);
  });

  it('keeps the order of the catalogue where lessons match equally well', () => {
    const lessons = [
      sampleEntry({ id: 'keyword', keywords: ['waves'] }),
      sampleEntry({ id: 'first', title: 'Wavelength' }),
      sampleEntry({ id: 'second', title: 'Waves' }),
    ];
    const ids = createLessonSearch(lessons)('wave', 10).map(({ entry }) => entry.id);
    expect(ids).toEqual(['first', 'second', 'keyword']);
  });

  it.each(['quadretic', 'quadrtic', 'quaddratic', 'quadartic', 'uqadratic', 'quadratix', 'quadrti'])(
    'forgives %s when nothing else is found',
    (query) => {
      expect(found(query)).toEqual(['quadratic-equations']);
    },
  );

  it('forgives nothing in short words, no second slip, and nothing when something was found', () => {
    expect(found('mule')).toEqual([]);
    expect(found('qaudratix')).toEqual([]);
    const lessons = [sampleEntry({ id: 'a', title: 'Fraction' }), sampleEntry({ id: 'b', title: 'Friction' })];
    expect(createLessonSearch(lessons)('friction', 10).map(({ entry }) => entry.id)).toEqual(['b']);
  });

  it('gives no more than asked for', () => {
    expect(search('mole', 1)).toHaveLength(1);
  });

  it('keeps every whole word of a title: any words of it, in any order and case, find the lesson', () => {
    const words = fc.uniqueArray(fc.constantFrom('ọgbọ́n', 'Ìṣirò', 'ƙidaya', 'mole', 'wave', 'ụtọ'), { minLength: 1 });
    fc.assert(
      fc.property(words, fc.nat(), (title, n) => {
        const lessons = [MOLE, sampleEntry({ id: 'x', title: title.join(' ') }), QUADRATICS];
        const asked = title.filter((_, i) => i === 0 || (n >> i) % 2 === 1).reverse();
        const ids = createLessonSearch(lessons)(asked.join(' ').toUpperCase(), 10).map(({ entry }) => entry.id);
        expect(ids).toContain('x');
      }),
    );
  });

  it('narrows: what is found for more words was found for fewer', () => {
    const word = fc.constantFrom('mole', 'mo', 'equation', 'a', 'formula', 'of', 'karin');
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 3 }), word, (asked, more) => {
        const fewer = found(asked.join(' '));
        for (const id of found([...asked, more].join(' '))) expect(fewer).toContain(id);
      }),
    );
  });
});
