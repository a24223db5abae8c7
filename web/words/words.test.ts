import { readFile } from 'node:fs/promises';
import { formatter } from '@lingui/format-po';
import { describe, expect, it } from 'vitest';
import { LANGUAGES, type Language, preferredLanguage } from './language.ts';

/** A message this short may be a verb or a noun, a title or a button: a translator must be told. */
const CLEAR_FROM_WORDS = 4;

const languages = Object.keys(LANGUAGES) as Language[];
const catalogs = new Map(await Promise.all(languages.map(async (code) => [code, await readWords(code)] as const)));

describe('the words of the interface', () => {
  it('tell a translator where each short message stands', () => {
    const unclear = messages('en').filter(({ message, comments }) => isShort(message) && comments.length === 0);
    expect(unclear.map(({ message }) => message)).toEqual([]);
  });

  it.each(languages)('name in %s what the English message names', (code) => {
    const english = new Map(messages('en').map(({ id, message }) => [id, message]));
    const wrong = messages(code).filter(
      ({ id, message }) => message !== '' && !sameNames(message, english.get(id) ?? ''),
    );
    expect(wrong.map(({ id, message }) => `${english.get(id)} → ${message}`)).toEqual([]);
  });
});

describe('the language the interface starts in', () => {
  it.each<[string | null, string[], Language]>([
    ['ha', ['en-NG'], 'ha'],
    [null, ['yo-NG', 'en'], 'yo'],
    [null, ['fr', 'ig', 'en'], 'ig'],
    ['fr', ['de'], 'en'],
    [null, [], 'en'],
  ])('with %s chosen and a browser in %j it is %s', (chosen, browser, language) => {
    expect(preferredLanguage(chosen, browser)).toBe(language);
  });
});

async function readWords(code: Language) {
  const filename = new URL(`${code}.po`, import.meta.url).pathname;
  return formatter().parse(await readFile(filename, 'utf8'), { locale: code, sourceLocale: 'en', filename });
}

function messages(code: Language) {
  return Object.entries(catalogs.get(code) ?? {}).map(([id, entry]) => ({
    id,
    message: entry.translation ?? '',
    comments: entry.comments ?? [],
  }));
}

function isShort(message: string): boolean {
  const words = message.replace(/\{\w+\}|<\d+\/?>|<\/\d+>|\w+, plural/g, ' ').match(/\p{L}+/gu) ?? [];
  return words.length < CLEAR_FROM_WORDS;
}

/** Variables and elements. What a plural form says, such as `one {answer}`, is no name. */
function sameNames(a: string, b: string): boolean {
  const names = (message: string) => new Set(message.match(/(?<!(?:\b(?:one|other)|=\d+) ?)\{\w+|<\d+/g) ?? []);
  return names(a).symmetricDifference(names(b)).size === 0;
}
