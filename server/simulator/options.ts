import { parseArgs } from 'node:util';
import { SetupError } from '../setup-error.ts';
import { DAY_MS } from './time.ts';

export interface Options {
  students: number;
  days: number;
  seed: number;
  /** The last simulated day, in UTC. */
  until: string;
  /** Origin of the server. */
  url: string;
  /** File of the hidden truth. */
  truth: string;
}

const MOST_STUDENTS = 2000;
const MOST_DAYS = 366;
/** Of all students together: every event is held in memory. */
const MOST_STUDENT_DAYS = 200_000;
const USAGE = `npm run simulate -- [--students 300] [--days 60] [--seed 1] [--until 2026-11-28] [--url http://localhost:8000] [--truth FILE]`;

const names = { students: {}, days: {}, seed: {}, until: {}, url: {}, truth: {} };

/** Reads the arguments of the command. Throws a SetupError that names the option, the value and what is allowed. */
export function readOptions(args: string[], now: number): Options {
  const given = parse(args);
  const yesterday = dateOf(now - DAY_MS);
  const seed = wholeNumber('seed', given.seed ?? '1', 0, 2 ** 31 - 1);
  const students = wholeNumber('students', given.students ?? '300', 1, MOST_STUDENTS);
  const days = wholeNumber('days', given.days ?? '60', 1, MOST_DAYS);
  if (students * days > MOST_STUDENT_DAYS) {
    const most = Math.floor(MOST_STUDENT_DAYS / students);
    throw notAllowed('days', String(days), `with ${students} students a whole number from 1 to ${most}`);
  }
  return {
    students,
    days,
    seed,
    until: pastDay(given.until ?? yesterday, yesterday),
    url: origin(given.url ?? 'http://localhost:8000'),
    truth: given.truth ?? `simulated-truth-${seed}.jsonl`,
  };
}

function parse(args: string[]): Partial<Record<keyof typeof names, string>> {
  try {
    const options = Object.fromEntries(Object.keys(names).map((name) => [name, { type: 'string' as const }]));
    return parseArgs({ args, options }).values;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new SetupError(`${error.message}\n${USAGE}`);
  }
}

function wholeNumber(name: string, value: string, least: number, most: number): number {
  const number = Number(value);
  if (/^\d+$/.test(value) && number >= least && number <= most) return number;
  throw notAllowed(name, value, `a whole number from ${least} to ${most}`);
}

function pastDay(value: string, yesterday: string): string {
  const isDate =
    /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value)) && dateOf(Date.parse(value)) === value;
  if (isDate && value >= '2000-01-01' && value <= yesterday) return value;
  throw notAllowed('until', value, `a date such as ${yesterday}, from 2000-01-01 to yesterday (UTC)`);
}

function origin(value: string): string {
  const url = URL.canParse(value) ? new URL(value) : null;
  if (url && ['http:', 'https:'].includes(url.protocol) && url.pathname === '/' && url.search === '') return url.origin;
  throw notAllowed('url', value, 'where the server is, such as http://localhost:8000');
}

function notAllowed(name: string, value: string, allowed: string): SetupError {
  return new SetupError(`--${name} is ${JSON.stringify(value)}: allowed is ${allowed}`);
}

function dateOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
