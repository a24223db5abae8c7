import { foldText, WORD, wordsOf } from './fold-text.ts';

/** Where a match stands in a text: UTF-16 offsets, `end` not included. */
export type MatchRange = readonly [start: number, end: number];

/** A word of a query stands for every word it begins; a single letter only for itself. Both folded. */
export function isMatch(word: string, asked: string): boolean {
  return asked.length < 2 ? word === asked : word.startsWith(asked);
}

/** Each word of a query once, folded. */
export function queryWords(query: string): string[] {
  return [...new Set(wordsOf(foldText(query)))];
}

/**
 * What to highlight in `text` for `query`: the beginnings of words that match a word of it, in order, without overlap. The
 * offsets are those of `text` as given, though folding makes it shorter or longer; marks belong to the letter before them.
 */
export function matchRanges(text: string, query: string): MatchRange[] {
  const asked = queryWords(query);
  const { folded, starts, ends } = foldWithPlaces(text);
  return [...folded.matchAll(WORD)].flatMap(({ 0: word, index }) => {
    const length = Math.max(0, ...asked.filter((one) => isMatch(word, one)).map((one) => one.length));
    const [start, end] = [starts[index], ends[index + length - 1]];
    return length > 0 && start !== undefined && end !== undefined ? [[start, end] as const] : [];
  });
}

/** The folded text, and for each of its letters where the one it came from starts and ends. */
function foldWithPlaces(text: string) {
  let folded = '';
  let at = 0;
  const starts: number[] = [];
  const ends: number[] = [];
  for (const letter of text) {
    const start = at;
    at += letter.length;
    const plain = foldText(letter);
    folded += plain;
    for (let i = 0; i < plain.length; i++) {
      starts.push(start);
      ends.push(at);
    }
    if (plain === '' && MARK.test(letter) && ends.at(-1) === start) ends[ends.length - 1] = at;
  }
  return { folded, starts, ends };
}

const MARK = /\p{M}/u;
