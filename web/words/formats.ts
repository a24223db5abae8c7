import { locales } from './locale.ts';

/**
 * Formats of the interface's language, each made once: making one costs a cheap phone many times what using it does.
 */
export const dateFormat = madeOnce<Intl.DateTimeFormatOptions, Intl.DateTimeFormat>(
  (options) => new Intl.DateTimeFormat(locales(), options),
);
export const numberFormat = madeOnce<Intl.NumberFormatOptions, Intl.NumberFormat>(
  (options) => new Intl.NumberFormat(locales(), options),
);

/** Numbers or words as a sentence lists them: `2, 4 and 9`. */
export function listWords(words: readonly (string | number)[]): string {
  return new Intl.ListFormat(locales(), { type: 'conjunction' }).format(words.map(String));
}

function madeOnce<Options, Format>(make: (options: Options) => Format): (options: Options) => Format {
  const made = new Map<string, Format>();
  return (options) => {
    // A date format keeps the time zone it was made in, and a phone may travel.
    const key = JSON.stringify([locales(), new Date().getTimezoneOffset(), options]);
    const format = made.get(key) ?? make(options);
    made.set(key, format);
    return format;
  };
}
