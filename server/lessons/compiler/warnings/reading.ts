import type { CompiledLesson } from '../compile-lesson.ts';

type Lesson = CompiledLesson['lesson'];

/** Words of the sections and worked examples, without mathematics. */
export function countWords(lesson: Lesson): number {
  const text = textOf(lesson)
    .join(' ')
    .replace(/<math.*?<\/math>/gs, ' ')
    .replace(/<[^>]*>/g, ' ');
  return text.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu)?.length ?? 0;
}

/** How hard the sections and worked examples are to read, see {@link gradeOf}. */
export function readingGrade(lesson: Lesson): number {
  return gradeOf(textOf(lesson));
}

function textOf({ sections, examples }: Lesson): string[] {
  return [...sections.map((section) => section.html), ...examples.flatMap(({ problem, steps }) => [problem, ...steps])];
}

/**
 * Flesch–Kincaid grade of pieces of HTML, without mathematics and tables: the year of school, from the age of six on, in which the
 * text reads easily. Kincaid, Fishburne, Rogers and Chissom 1975, "Derivation of new readability formulas".
 */
export function gradeOf(pieces: readonly string[]): number {
  const sentences = pieces
    .flatMap(sentencesOf)
    .map(wordsOf)
    .filter((words) => words.length > 0);
  const words = sentences.flat();
  if (words.length === 0) return 0;
  const syllables = words.reduce((sum, word) => sum + countSyllables(word), 0);
  return 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59;
}

/** Headings, paragraphs and items end a sentence too. */
function sentencesOf(html: string): string[] {
  return html
    .replace(/<(math|table)\b.*?<\/\1>/gs, ' ')
    .replace(/<\/(p|li|h\d|figure|div|blockquote)>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&[a-z]+;|&#\d+;/g, ' ')
    .split(/[.!?:]+(?=[\s”’)]|$)|\n/);
}

function wordsOf(sentence: string): string[] {
  return sentence.match(/\p{L}[\p{L}\p{N}'’-]*/gu) ?? [];
}

/** Vowels in a row make a syllable, but for an e that ends a word in silence, as in "make" and "makes" but not "table". */
export function countSyllables(word: string): number {
  const letters = word
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z]/g, '');
  const spoken = letters
    .replace(/(?<=[^aeiouy])es?$/, (end, at: number) => (isSpoken(letters, end, at) ? end : ''))
    .replace(/(?<=[^aeiouytd])ed$/, '');
  return Math.max(1, spoken.match(/[aeiouy]+/g)?.length ?? 1);
}

function isSpoken(letters: string, end: string, at: number): boolean {
  const before = letters.slice(0, at);
  return /[^aeiouylr]l$/.test(before) || (end === 'es' && /(s|x|z|ch|sh|c|g)$/.test(before));
}
