import { locales } from '../words/locale.ts';

/** Numbers as a sentence lists them: `2, 4 and 9`. */
export function listOf(numbers: readonly number[]): string {
  return new Intl.ListFormat(locales(), { type: 'conjunction' }).format(numbers.map((number) => String(number)));
}
