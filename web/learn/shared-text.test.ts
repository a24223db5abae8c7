import { describe, expect, it } from 'vitest';
import { sharedText } from './shared-text.ts';

const text = (shared: Record<string, string>) => sharedText(new URLSearchParams(shared));

describe('what to look for of something shared', () => {
  it.each<[string, Record<string, string>, string]>([
    ['a selected word', { text: 'mole' }, 'mole'],
    ['a page', { title: 'The mole', url: 'https://example.org/a' }, 'The mole'],
    ['a page whose address came as text', { title: 'The mole', text: 'https://example.org/a?b=c' }, 'The mole'],
    ['a text with its title again', { title: 'The mole', text: 'The mole: 6.02 × 10²³' }, 'The mole: 6.02 × 10²³'],
    ['a text that the title tells whole', { title: 'The mole, explained', text: 'The mole' }, 'The mole, explained'],
    ['title and text', { title: 'WAEC', text: 'quadratic\n\n equations' }, 'WAEC quadratic equations'],
    ['an address alone', { url: 'https://en.wikipedia.org/wiki/Mole_(unit)' }, 'Mole unit'],
    [
      'an address alone, as text',
      { text: 'https://example.org/lessons/quadratic-equations.html?x=1' },
      'quadratic equations',
    ],
    ['an address with marks', { url: 'https://yo.wikipedia.org/wiki/%E1%BB%8Cgb%E1%BB%8D%CC%81n' }, 'Ọgbọ́n'],
    ['an address that is broken', { url: 'https://example.org/%E1%BB' }, '%E1%BB'],
    ['an address of a whole site', { url: 'https://example.org/' }, ''],
    ['something that is no address', { url: 'example' }, ''],
    ['nothing', {}, ''],
    ['spaces', { text: ' \n ' }, ''],
  ])('%s', (_, shared, words) => {
    expect(text(shared)).toBe(words);
  });

  it('is no longer than a long title', () => {
    expect(text({ text: 'a '.repeat(500) })).toHaveLength(199);
  });
});
