import { expect, it } from 'vitest';
import { compileLesson } from './compile-lesson.ts';
import { sampleLesson } from './sample-lesson.ts';

/** `at` starts the line the problem is on, counted in the edited file; the message must be the only one. */
interface Fault {
  rule: string;
  find: string;
  replace: string;
  at: string;
  says: string;
}

/** Tests that each fault, put into `file` of the sample lesson, gives exactly one problem, and that at its line. */
export function refuses(file: string, faults: Fault[]): void {
  it.each(faults)(`${file}: $rule`, async ({ find, replace, at, says }) => {
    const source = sampleLesson({ file, find, replace });
    const line = (source.files.get(file) ?? '').split('\n').findIndex((text) => text.includes(at)) + 1;
    expect(line, `"${at}" is a line of the edited file`).toBeGreaterThan(0);
    const { problems, compiled } = await compileLesson(source);
    expect(problems).toEqual([
      { file: `content/mathematics/halves/${file}`, line, message: expect.stringContaining(says) },
    ]);
    expect(compiled).toBeNull();
  });
}
