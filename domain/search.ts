import { foldText, wordsOf } from './fold-text.ts';
import type { CatalogueEntry } from './lesson.ts';
import { isMatch, queryWords } from './match-ranges.ts';

export interface SearchResult {
  entry: CatalogueEntry;
  /** What of the lesson matched best, and its text, to show under the title. */
  where: 'title' | 'term' | 'keyword' | 'objective' | 'topic';
  text: string;
}

/** At most `limit` lessons, best first. Nothing for a query without letters or figures. */
export type LessonSearch = (query: string, limit: number) => SearchResult[];

/**
 * Search over the catalogue without a network. All the words are folded once, here; a query then looks through the words of the
 * whole catalogue, each once, and not through its texts.
 *
 * A lesson is found when each word of the query is, or (from two letters) begins, a word of its title, glossary terms, keywords,
 * objectives or topics of NERDC, WAEC and JAMB. Each word earns by the best place it stands in, title before terms and keywords
 * before the rest, and there a whole word more than a beginning; lessons that earn the same keep the order of the catalogue.
 * When no lesson is found so, words of five letters and more may be one letter wrong, or two swapped.
 */
export function createLessonSearch(lessons: readonly CatalogueEntry[]): LessonSearch {
  const places = indexWords(lessons.flatMap(textsOf).map((text, order) => ({ ...text, order })));

  return (query, limit) => {
    const asked = queryWords(query);
    if (asked.length === 0) return [];
    const exact = lessonsWith(asked, matchPoints);
    return (exact.length > 0 ? exact : lessonsWith(asked, forgivingPoints)).slice(0, limit);
  };

  function lessonsWith(asked: string[], pointsOf: PointsOf): SearchResult[] {
    const found = asked.map((word) => pointsByText(word, pointsOf));
    const matched = [...new Set(found.flatMap((points) => [...points.keys()]))].sort((a, b) => a.order - b.order);
    const hits = new Map<CatalogueEntry, { best: IndexedText; bestPoints: number; byWord: number[] }>();
    for (const text of matched) {
      const earned = found.map((points) => points.get(text) ?? 0);
      const total = sum(earned);
      const hit = hits.get(text.entry) ?? { best: text, bestPoints: 0, byWord: asked.map(() => 0) };
      hit.byWord = hit.byWord.map((points, word) => Math.max(points, earned[word] ?? 0));
      hits.set(text.entry, total > hit.bestPoints ? { ...hit, best: text, bestPoints: total } : hit);
    }
    return [...hits.values()]
      .filter(({ byWord }) => byWord.every((points) => points > 0))
      .sort((a, b) => sum(b.byWord) - sum(a.byWord))
      .map(({ best: { entry, where, text } }) => ({ entry, where, text }));
  }

  function pointsByText(asked: string, pointsOf: PointsOf): Map<IndexedText, number> {
    const points = new Map<IndexedText, number>();
    for (const [word, texts] of places) {
      const closeness = pointsOf(word, asked);
      if (closeness === 0) continue;
      for (const text of texts) {
        points.set(text, Math.max(points.get(text) ?? 0, closeness + POINTS_FOR_PLACE[text.where]));
      }
    }
    return points;
  }
}

/** How close a word comes to the one asked for, 0 for no match; never as much as one place is above the next. */
type PointsOf = (word: string, asked: string) => number;
const WHOLE_WORD = 3;
const BEGINNING = 2;
const ONE_LETTER_WRONG = 1;
const POINTS_FOR_PLACE = { title: 20, term: 10, keyword: 10, objective: 0, topic: 0 };

/** Below this, too many words are one letter from another. */
const FORGIVEN_FROM = 5;

function matchPoints(word: string, asked: string): number {
  if (word === asked) return WHOLE_WORD;
  return isMatch(word, asked) ? BEGINNING : 0;
}

function forgivingPoints(word: string, asked: string): number {
  return (
    matchPoints(word, asked) || (asked.length >= FORGIVEN_FROM && isOneSlipAway(word, asked) ? ONE_LETTER_WRONG : 0)
  );
}

/** Whether `word` begins with `asked` once one letter is changed, put in, left out or swapped with the next. */
function isOneSlipAway(word: string, asked: string): boolean {
  let same = 0;
  while (same < asked.length && word[same] === asked[same]) same++;
  const rest = asked.slice(same + 1);
  return (
    word.startsWith(rest, same + 1) ||
    word.startsWith(asked.slice(same), same + 1) ||
    word.startsWith(rest, same) ||
    (asked[same] === word[same + 1] && asked[same + 1] === word[same] && word.startsWith(rest.slice(1), same + 2))
  );
}

/** `order` is that of the catalogue, and within a lesson that of {@link textsOf}. */
type IndexedText = SearchResult & { order: number };

function textsOf(entry: CatalogueEntry): SearchResult[] {
  const each = (where: SearchResult['where'], texts: readonly string[]) =>
    texts.map((text) => ({ entry, where, text }));
  return [
    ...each('title', [entry.title]),
    ...each('term', entry.terms),
    ...each('keyword', entry.keywords),
    ...each('objective', entry.objectives),
    ...each('topic', [...entry.waec, ...entry.nerdc, ...entry.jamb]),
  ];
}

/** Every word of the catalogue, with the texts it stands in. */
function indexWords(texts: readonly IndexedText[]): Map<string, IndexedText[]> {
  const places = new Map<string, IndexedText[]>();
  for (const text of texts) {
    for (const word of new Set(wordsOf(foldText(text.text)))) {
      const known = places.get(word);
      if (known) known.push(text);
      else places.set(word, [text]);
    }
  }
  return places;
}

function sum(points: readonly number[]): number {
  return points.reduce((total, one) => total + one, 0);
}
