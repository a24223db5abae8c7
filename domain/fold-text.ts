/**
 * Text as search compares it, without what a phone keyboard makes hard to type: no case, no marks above or below (ọgbọ́n is
 * ogbon), hooked letters and eng plain (ɓ b, ɗ d, ƙ k, ƴ y, ŋ n), no apostrophes, raised and lowered figures as figures (CO₂ is
 * co2). Serves English, Hausa, Yoruba and Igbo. Folding a text is folding its code points one by one.
 */
export function foldText(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(DROPPED, '')
    .toLowerCase()
    .replace(/[ɓɗƙƴŋς]/g, (letter) => PLAIN_LETTERS[letter] ?? letter);
}

/** A word of folded text: letters and figures in a row. */
export const WORD = /[\p{L}\p{N}]+/gu;

/** The words of text that was folded. */
export function wordsOf(folded: string): string[] {
  return folded.match(WORD) ?? [];
}

/** ASCII without apostrophes, as most texts are: lower case is all it needs. */
const PLAIN = /^[\x20-\x26\x28-\x5f\x61-\x7e]*$/;
const DROPPED = /[\p{M}'`‘’ʼʻ]/gu;
/** Lower-casing makes ς of a last Σ in a word, but σ of one by itself. */
const PLAIN_LETTERS: Record<string, string> = { ɓ: 'b', ɗ: 'd', ƙ: 'k', ƴ: 'y', ŋ: 'n', ς: 'σ' };
