import { expect, it } from 'vitest';
import { compileLesson } from '../compiler/compile-lesson.ts';
import { sampleLesson } from '../compiler/sample-lesson.ts';
import { coverageTable } from './coverage.ts';
import { reportLibrary } from './report.ts';
import { formatTable } from './table.ts';

async function sample() {
  const { compiled } = await compileLesson(sampleLesson());
  if (!compiled) throw new Error('nothing was compiled');
  return compiled;
}

it('aligns columns, numbers to the right', () => {
  const rows = [
    { lesson: 'halves', words: 9 },
    { lesson: 'a', words: 1200 },
  ];
  expect(formatTable(rows)).toBe('lesson  words\nhalves      9\na        1200');
  expect(formatTable([])).toBe('');
});

it('reports each lesson, the totals, and how questions are spread', async () => {
  const compiled = await sample();
  const practice = compiled.lesson.practice.length;
  const lines = reportLibrary([compiled, compiled]).split('\n');
  expect(lines[1]).toMatch(new RegExp(`^mathematics/halves +\\d+ +-?\\d+\\.\\d +10 +${practice} +1 +\\d+\\.\\d$`));
  expect(lines.at(-3)).toMatch(
    new RegExp(
      `^2 lessons: \\d+ words, 20 quiz questions, ${2 * practice} practice problems, 2 drawings, \\d+\\.\\d KB$`,
    ),
  );
  expect(lines.at(-2)).toMatch(/^Types: single \d+ \(\d+ %\), .*multi 2 \(\d+ %\), numeric 2 /);
  expect(lines.at(-1)).toMatch(
    /^Difficulty: beginner \d+ \(100 %\), intermediate 0 \(0 %\), advanced 0 \(0 %\), expert 0 /,
  );
});

it('counts lessons and questions for each topic of a syllabus', async () => {
  const { lesson } = await sample();
  const halves = { ...lesson, waec: ['Number: fractions', 'Number: ratio'], jamb: [] };
  const lines = coverageTable([halves, { ...halves, id: 'quarters', waec: ['Number: fractions'] }]).split('\n');
  const asked = lesson.practice.length + lesson.quiz.length;
  expect(lines.map((line) => line.split(/ {2,}/))).toEqual([
    ['syllabus', 'subject', 'questions', 'lessons', 'topic'],
    ['nerdc', 'mathematics', `${2 * asked}`, 'halves quarters', 'Number and numeration'],
    ['waec', 'mathematics', `${2 * asked}`, 'halves quarters', 'Number'],
  ]);
});
