import { compileLibrary } from './compile-library.ts';
import { formatProblem, inReadingOrder } from './source/diagnostics.ts';
import { readSources } from './source/read-sources.ts';
import { writeOutput } from './write-output.ts';

/** `npm run lessons`: compiles `content/` to `dist/lessons/content/`, or prints every problem and writes nothing. */

const { library, problems } = await compileLibrary(await readSources('content'));
if (library) {
  await writeOutput(library, 'dist/lessons/content');
} else {
  for (const problem of inReadingOrder(problems)) console.error(formatProblem(problem));
  console.error(`${problems.length} problems. Nothing was written.`);
  process.exitCode = 1;
}
