import { locales } from './locale.ts';

/** `Factorising, Indices and Variation` */
export function listWords(words: readonly string[]): string {
  return new Intl.ListFormat(locales(), { type: 'conjunction' }).format(words);
}
