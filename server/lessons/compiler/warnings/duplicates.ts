import type { WireQuestion } from '../questions/compile-question.ts';
import { toPlainText } from '../text/plain-text.ts';

/**
 * Two questions that share at least this part of their triples of words (Jaccard) are alike. A question with two of ten words changed
 * stands at about a half; two of one kind about different things stay well below.
 */
const ALIKE = 0.5;

export interface PlacedQuestion {
  file: string;
  line: number;
  question: WireQuestion;
}

/** Pairs of questions that say nearly the same, each pair once, the later one first. */
export function findDuplicates(questions: readonly PlacedQuestion[]): [PlacedQuestion, PlacedQuestion][] {
  const shingled = questions.map((placed) => ({ placed, shingles: shinglesOf(textOf(placed.question)) }));
  return shingled.flatMap(({ placed, shingles }, i) =>
    shingled
      .slice(0, i)
      .filter((other) => areAlike(shingles, other.shingles))
      .map(({ placed: earlier }): [PlacedQuestion, PlacedQuestion] => [placed, earlier]),
  );
}

function areAlike(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  // They cannot share more than the smaller one holds; this spares most of the pairs of a library.
  if (Math.min(a.size, b.size) < ALIKE * Math.max(a.size, b.size)) return false;
  const shared = a.intersection(b).size;
  return shared >= ALIKE * (a.size + b.size - shared);
}

/** Triples of words in a row; a shorter text is one. */
function shinglesOf(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+(?:\.\d+)?/gu) ?? [];
  if (words.length < 3) return new Set([words.join(' ')]);
  return new Set(words.slice(2).map((word, i) => `${words[i]} ${words[i + 1]} ${word}`));
}

/** What a student reads before answering; pieces are sorted, for shuffled ones make no other question. */
function textOf(question: WireQuestion): string {
  return [question.stem, ...piecesOf(question).toSorted()].map(toPlainText).join(' ');
}

function piecesOf(question: WireQuestion): string[] {
  switch (question.type) {
    case 'single':
    case 'multi':
      return question.choices.map(({ html }) => html);
    case 'order':
      return question.items.map(({ html }) => html);
    case 'match':
      return [...question.left, ...question.right].map(({ html }) => html);
    case 'cloze':
      return [question.parts.join(' ')];
    default:
      return [];
  }
}
