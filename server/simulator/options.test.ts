import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { freePort } from '../test-services/free-port.ts';
import { readOptions } from './options.ts';

const NOW = Date.parse('2026-11-29T10:00:00Z');
const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));

/** What the command says, on both outputs. */
function run(...args: string[]): Promise<{ code: number | string; says: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [MAIN, ...args], (error, stdout, stderr) => {
      resolve({ code: error?.code ?? 0, says: stdout + stderr });
    });
  });
}

test('without options it is a class of 300 over two months, until yesterday', () => {
  expect(readOptions([], NOW)).toEqual({
    students: 300,
    days: 60,
    seed: 1,
    until: '2026-11-28',
    url: 'http://localhost:8000',
    truth: 'simulated-truth-1.jsonl',
  });
});

test('every option may be given', () => {
  const args = ['--students', '5', '--days=7', '--seed', '0', '--until', '2026-02-28', '--url', 'https://school.ng/'];
  expect(readOptions([...args, '--truth', 'hidden.jsonl'], NOW)).toEqual({
    students: 5,
    days: 7,
    seed: 0,
    until: '2026-02-28',
    url: 'https://school.ng',
    truth: 'hidden.jsonl',
  });
});

test.each([
  ['--students', '0', 'a whole number from 1 to 2000'],
  ['--students', 'many', 'a whole number from 1 to 2000'],
  ['--days', '367', 'a whole number from 1 to 366'],
  ['--seed', '1.5', 'a whole number from 0 to 2147483647'],
  ['--until', '2026-11-29', 'a date such as 2026-11-28, from 2000-01-01 to yesterday (UTC)'],
  ['--until', '2026-02-30', 'a date such as 2026-11-28, from 2000-01-01 to yesterday (UTC)'],
  ['--url', 'localhost:8000', 'where the server is, such as http://localhost:8000'],
  ['--url', 'http://localhost/api', 'where the server is, such as http://localhost:8000'],
])('%s %s is refused with what is allowed', (option, value, allowed) => {
  expect(() => readOptions([option, value], NOW)).toThrow(`${option} is "${value}": allowed is ${allowed}`);
});

test('many students for many days are refused, as they would not fit into memory', () => {
  expect(() => readOptions(['--students', '2000', '--days', '101'], NOW)).toThrow(
    '--days is "101": allowed is with 2000 students a whole number from 1 to 100',
  );
});

test.each([[['--pupils', '3']], [['300']], [['--days']]])('told %j it says how it is used', (args) => {
  expect(() => readOptions(args, NOW)).toThrow('npm run simulate -- [--students 300]');
});

test('the command says what is wrong in one line, and where no server answers', async () => {
  expect(await run('--days', 'x')).toEqual({
    code: 1,
    says: '--days is "x": allowed is a whole number from 1 to 366\n',
  });
  const url = `http://127.0.0.1:${await freePort()}`;
  expect(await run('--url', url)).toEqual({ code: 1, says: `--url is ${url}, where no server answers\n` });
});
