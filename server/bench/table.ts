export interface Table {
  title: string;
  rows: Row[];
}

export type Row = Record<string, string | number>;

export function printTitled({ title, rows }: Table): void {
  process.stdout.write(`\n${title}\n\n`);
  printTable(rows);
}

/** Prints rows as a Markdown table, columns in the order of the first row's keys. */
export function printTable(rows: Row[]): void {
  const columns = Object.keys(rows[0] ?? {});
  const line = (cells: (string | number)[]) => `| ${cells.join(' | ')} |\n`;
  process.stdout.write(line(columns) + line(columns.map(() => '---')));
  for (const row of rows) process.stdout.write(line(columns.map((column) => row[column] ?? '')));
}
