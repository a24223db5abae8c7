import { DIFFICULTIES } from '../../../domain/lesson.ts';
import type { CompiledLesson } from '../compiler/compile-lesson.ts';
import { countWords, readingGrade } from '../compiler/warnings/reading.ts';
import { formatTable } from './table.ts';

/** What the library holds: a row for each lesson, the totals, and how types and difficulties of questions are spread. */
export function reportLibrary(lessons: readonly CompiledLesson[]): string {
  const rows = lessons.map((compiled) => ({
    lesson: `${compiled.lesson.subject}/${compiled.lesson.id}`,
    ...measure(compiled),
  }));
  const sum = (key: 'words' | 'quiz' | 'practice' | 'drawings' | 'KB') =>
    rows.reduce((total, row) => total + row[key], 0);
  const questions = lessons.flatMap(({ lesson }) => [...lesson.practice, ...lesson.quiz]);
  return [
    formatTable(rows.map((row) => ({ ...row, KB: row.KB.toFixed(1) }))),
    '',
    `${lessons.length} lessons: ${sum('words')} words, ${sum('quiz')} quiz questions, ${sum('practice')} practice problems, ` +
      `${sum('drawings')} drawings, ${sum('KB').toFixed(1)} KB`,
    `Types: ${spread(questions.map(({ type }) => type))}`,
    `Difficulty: ${spread(
      questions.map(({ difficulty }) => difficulty),
      DIFFICULTIES,
    )}`,
  ].join('\n');
}

function measure({ lesson, json, pictures }: CompiledLesson) {
  return {
    words: countWords(lesson),
    grade: readingGrade(lesson).toFixed(1),
    quiz: lesson.quiz.length,
    practice: lesson.practice.length,
    drawings: pictures.length,
    KB: Buffer.byteLength(json + pictures.map(({ svg }) => svg).join('')) / 1000,
  };
}

/** How often each value occurs, most often first, or in the order given. */
function spread(values: readonly string[], order?: readonly string[]): string {
  const counts = new Map((order ?? []).map((value) => [value, 0]));
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const sorted = order ? [...counts] : [...counts].sort(([, a], [, b]) => b - a);
  return sorted
    .map(([value, count]) => `${value} ${count} (${Math.round((100 * count) / values.length)} %)`)
    .join(', ');
}
