import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { SetupError } from '../../setup-error.ts';
import {
  beginningSchema,
  type End,
  endSchema,
  type Header,
  headerSchema,
  tableLineSchema,
  VERSION,
} from './backup-format.ts';

/** Throws a SetupError when the file is no backup, or one that this program cannot read. */
export async function readHeader(file: string): Promise<Header> {
  for await (const line of readLines(file)) {
    const content = parseJson(line);
    const beginning = beginningSchema.safeParse(content);
    if (!beginning.success) break;
    const { version } = beginning.data;
    if (version > VERSION) {
      throw new SetupError(
        `${file} has version ${version} of the format, written by a newer Akulearn: this one reads up to ${VERSION}`,
      );
    }
    return headerSchema.parse(content);
  }
  throw new SetupError(`${file} is not a backup of Akulearn`);
}

export interface Batch {
  table: string;
  count: number;
  /** A JSON array of rows. */
  rows: string;
}

const MAX_ROWS = 500;
const MAX_CHARACTERS = 1_000_000;

/** The rows in the order of the file. Throws a SetupError when it turns out that the file is not whole. */
export async function* readBatches(file: string): AsyncGenerator<Batch> {
  const counts: End['rows'] = {};
  let table = '';
  let rows: string[] = [];
  let characters = 0;
  const take = (): Batch => {
    const batch = { table, count: rows.length, rows: `[${rows.join(',')}]` };
    counts[table] = (counts[table] ?? 0) + rows.length;
    rows = [];
    characters = 0;
    return batch;
  };
  let number = 0;
  let end: End | undefined;
  for await (const line of readLines(file)) {
    number++;
    if (number === 1) continue;
    if (end) throw damaged(file, 'it goes on after its end');
    if (line.startsWith('[')) {
      rows.push(line);
      characters += line.length;
      if (rows.length === MAX_ROWS || characters > MAX_CHARACTERS) yield take();
      continue;
    }
    if (rows.length > 0) yield take();
    const content = parseJson(line);
    const next = tableLineSchema.safeParse(content);
    end = endSchema.safeParse(content).data;
    if (next.success) {
      table = next.data.table;
      counts[table] ??= 0;
    } else if (!end) {
      throw damaged(file, `line ${number} cannot be read`);
    }
  }
  if (!end) throw cutOff(file);
  for (const name of new Set([...Object.keys(end.rows), ...Object.keys(counts)])) {
    if (end.rows[name] !== counts[name]) {
      throw damaged(file, `it has ${counts[name] ?? 0} rows of ${name} and should have ${end.rows[name] ?? 0}`);
    }
  }
}

async function* readLines(file: string): AsyncGenerator<string> {
  const text = createGunzip();
  text.setEncoding('utf8');
  // An error of the file comes out of `text` as well, where it is met.
  pipeline(createReadStream(file), text, () => {});
  let rest = '';
  try {
    for await (const chunk of text) {
      const lines = `${rest}${chunk}`.split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
  } catch (error) {
    throw asSetupError(file, error);
  }
  if (rest !== '') throw cutOff(file);
}

/** Undefined where the line is not JSON, which fits no schema. */
function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function asSetupError(file: string, error: unknown): unknown {
  const { code = '', message } = error as NodeJS.ErrnoException;
  if (code === 'Z_BUF_ERROR') return cutOff(file);
  if (message === 'incorrect header check') return new SetupError(`${file} is not a backup of Akulearn`);
  if (code.startsWith('Z_')) return damaged(file, message);
  return 'syscall' in (error as Error) ? new SetupError(`${file} cannot be read: ${message}`, { cause: error }) : error;
}

function cutOff(file: string): SetupError {
  return new SetupError(`${file} is cut off: its end is missing`);
}

function damaged(file: string, how: string): SetupError {
  return new SetupError(`${file} is damaged: ${how}`);
}
