import type { Problem } from './source/diagnostics.ts';

/** Stands in a new lesson wherever words are missing. */
export const FILL_IN = 'FILL IN';

/** Where a lesson begun with `npm run lessons -- new` is not written yet. */
export function checkFilledIn(files: ReadonlyMap<string, string>, folder: string, problems: Problem[]): void {
  for (const [name, text] of files) {
    for (const [i, line] of text.split('\n').entries()) {
      if (line.includes(FILL_IN)) {
        problems.push({
          file: `${folder}/${name}`,
          line: i + 1,
          message: `Write what belongs where "${FILL_IN}" stands.`,
        });
      }
    }
  }
}
