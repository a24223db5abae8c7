import { matchRanges, queryWords } from '../../domain/match-ranges.ts';
import type { LessonSearch, SearchResult } from '../../domain/search.ts';

/** Shorter words are in every text. */
const MIN_LETTERS = 4;
/** What a lesson is about; a word of its objectives may be any. */
const TELLING: ReadonlySet<SearchResult['where']> = new Set(['title', 'term', 'keyword']);
/** Of each single word, lessons enough to count how many words speak for each. */
const PER_WORD = 100;

/**
 * The lessons that fit a text which was not written as a search: those with all its words, else those about the most of them, best
 * first.
 */
export function findShared(search: LessonSearch, text: string, limit: number): SearchResult[] {
  const withAll = search(text, limit);
  if (withAll.length > 0) return withAll;

  const found = new Map<string, { result: SearchResult; words: number }>();
  for (const word of queryWords(text).filter(({ length }) => length >= MIN_LETTERS)) {
    for (const result of search(word, PER_WORD)) {
      // Without a match the search was forgiving: one letter is too much to forgive in a text of many words.
      if (!TELLING.has(result.where) || matchRanges(result.text, word).length === 0) continue;
      const before = found.get(result.entry.id);
      found.set(result.entry.id, { result: before?.result ?? result, words: (before?.words ?? 0) + 1 });
    }
  }
  return [...found.values()]
    .sort((a, b) => b.words - a.words)
    .slice(0, limit)
    .map(({ result }) => result);
}
