/** Something an author has to mend. `line` counts from 1 at the top of `file`. */
export interface Problem {
  file: string;
  line: number;
  message: string;
}

/** Notes a problem at a line of the file being read. The message says what is wrong and how to mend it. */
export type Report = (line: number, message: string) => void;

export function reportInto(problems: Problem[], file: string): Report {
  return (line, message) => problems.push({ file, line, message });
}

export function formatProblem({ file, line, message }: Problem): string {
  return `${file}:${line}: ${message}`;
}

/** By file, then by line, so that an author mends from top to bottom. */
export function inReadingOrder(problems: readonly Problem[]): Problem[] {
  return problems.toSorted((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
}
