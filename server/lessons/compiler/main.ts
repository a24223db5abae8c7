import { type CompiledLesson, compileLesson } from './compile-lesson.ts';
import { checkReferences } from './graph.ts';
import { formatProblem, inReadingOrder } from './source/diagnostics.ts';
import { readSources } from './source/read-sources.ts';
import { writeOutput } from './write-output.ts';

/** `npm run lessons`: compiles `content/` to `dist/lessons/content/`, or prints every problem and writes nothing. */

const results = await Promise.all((await readSources('content')).map(compileLesson));
const problems = [
  ...results.flatMap((result) => result.problems),
  ...checkReferences(results.map(({ references }) => references)),
];
if (problems.length > 0) {
  for (const problem of inReadingOrder(problems)) console.error(formatProblem(problem));
  console.error(`${problems.length} problems. Nothing was written.`);
  process.exitCode = 1;
} else {
  const lessons = results.flatMap(({ compiled }) => compiled ?? []);
  await writeOutput(lessons, 'dist/lessons/content');
  for (const lesson of lessons) console.log(summary([lesson], lesson.lesson.title));
  console.log(summary(lessons, `${lessons.length} lessons`));
}

function summary(lessons: readonly CompiledLesson[], title: string): string {
  const sum = (count: (lesson: CompiledLesson) => number) =>
    lessons.reduce((total, lesson) => total + count(lesson), 0);
  const words = sum(({ lesson }) => countWords(lesson));
  const questions = sum(({ lesson }) => lesson.practice.length + lesson.quiz.length);
  const bytes = sum(({ json, pictures }) => Buffer.byteLength(json + pictures.map(({ svg }) => svg).join('')));
  return `${title}: ${words} words, ${questions} questions, ${(bytes / 1000).toFixed(1)} KB`;
}

/** Words of the sections and worked examples, without mathematics. */
function countWords({ sections, examples }: CompiledLesson['lesson']): number {
  const html = [
    ...sections.map((section) => section.html),
    ...examples.flatMap(({ problem, steps }) => [problem, ...steps]),
  ];
  const text = html
    .join(' ')
    .replace(/<math.*?<\/math>/gs, ' ')
    .replace(/<[^>]*>/g, ' ');
  return text.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu)?.length ?? 0;
}
