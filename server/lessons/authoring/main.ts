import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { compileLibrary } from '../compiler/compile-library.ts';
import { formatProblem, inReadingOrder } from '../compiler/source/diagnostics.ts';
import { readSources } from '../compiler/source/read-sources.ts';
import { blindQuestions } from './blind-questions.ts';
import { buildLessons } from './build-lessons.ts';
import { coverageTable } from './coverage.ts';
import { createLesson } from './new-lesson.ts';
import { parseAnswers, reviewAnswers } from './review-answers.ts';
import { UsageError } from './usage-error.ts';
import { buildOnChange } from './watch.ts';

const CONTENT = 'content';
const OUTPUT = 'dist/lessons/content';
const USAGE = `npm run lessons                              checks and builds all lessons
npm run lessons -- --watch                   builds again after every change
npm run lessons -- new <subject>/<id>        begins a lesson
npm run lessons -- coverage                  topics of each syllabus, with their lessons and questions
npm run lessons -- questions <subject>/<id>  what a student sees of the questions, without the key
npm run lessons -- review <answers.json>     grades answers: {"the-mole": {"q1": "b", "q2": ["a", "c"]}}`;

/** `npm run lessons`: a command gets its argument and tells whether all is well. */
const COMMANDS: Record<string, (argument: string) => Promise<boolean>> = {
  new: async (name) => {
    const place = await createLesson(CONTENT, name);
    console.log(
      `Made ${place}. List its skills in ${CONTENT}/${name.split('/')[0]}/skills.yaml; npm run lessons says what is missing.`,
    );
    return true;
  },
  coverage: async () => {
    console.log(coverageTable((await compiledLessons()).map(({ lesson }) => lesson)));
    return true;
  },
  questions: async (name) => {
    const { lessons } = await readSources(CONTENT);
    const source = lessons.find(({ subject, id }) => name === `${subject}/${id}`);
    if (!source)
      throw new UsageError(
        `There is no lesson "${name}" in ${CONTENT}/. Name it with its subject: chemistry/the-mole.`,
      );
    const { questions, problems } = blindQuestions(source);
    for (const problem of problems) console.error(formatProblem(problem));
    console.log(JSON.stringify({ [name]: questions }, null, 2));
    return problems.length === 0;
  },
  review: async (file) => {
    if (!existsSync(file)) throw new UsageError(`There is no file ${file}.`);
    const answers = parseAnswers(await readFile(file, 'utf8'));
    const { agreed, answered, disagreements } = reviewAnswers(answers, await compiledLessons());
    for (const line of disagreements) console.log(line);
    console.log(`${agreed} of ${answered} answers agree with the key`);
    return disagreements.length === 0;
  },
};

async function compiledLessons() {
  const { library, problems } = await compileLibrary(await readSources(CONTENT));
  if (library) return library.lessons;
  throw new UsageError([...inReadingOrder(problems).map(formatProblem), 'Mend these problems first.'].join('\n'));
}

async function run(): Promise<boolean> {
  const { values, positionals } = parseArgs({ options: { watch: { type: 'boolean' } }, allowPositionals: true });
  const build = () => buildLessons(CONTENT, OUTPUT);
  const [name, argument = ''] = positionals;
  if (name === undefined && !values.watch) return build();
  if (name === undefined) {
    const stop = new AbortController();
    process.once('SIGINT', () => stop.abort());
    await buildOnChange(CONTENT, build, stop.signal);
    return true;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command || (argument === '' && name !== 'coverage')) throw new UsageError(USAGE);
  return command(argument);
}

try {
  if (!(await run())) process.exitCode = 1;
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
