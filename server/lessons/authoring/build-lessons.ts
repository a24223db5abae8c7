import { compileLibrary } from '../compiler/compile-library.ts';
import { formatProblem, inReadingOrder } from '../compiler/source/diagnostics.ts';
import { readSources } from '../compiler/source/read-sources.ts';
import { findWarnings } from '../compiler/warnings/find-warnings.ts';
import { writeOutput } from '../compiler/write-output.ts';
import { reportLibrary } from './report.ts';

/** Compiles `content/` and prints what it holds, or every problem and writes nothing. Tells whether it was written. */
export async function buildLessons(content: string, output: string): Promise<boolean> {
  const { library, problems } = await compileLibrary(await readSources(content));
  for (const problem of inReadingOrder(problems)) console.error(formatProblem(problem));
  if (!library) {
    console.error(`${problems.length} problems. Nothing was written.`);
    return false;
  }
  await writeOutput(library, output);
  const found = inReadingOrder(findWarnings(library.lessons));
  console.log(reportLibrary(library.lessons));
  for (const warning of found) console.warn(`Warning: ${formatProblem(warning)}`);
  console.log(`${found.length} warnings`);
  return true;
}
