import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../test-client.ts';
import { openEmptyDatabase, openTestDatabase } from '../../test-database.ts';
import type { Database } from '../database.ts';
import { restoreBackup } from './restore-backup.ts';
import { writeBackup } from './write-backup.ts';

let folder: string;
let db: Database;
let whole: Buffer;
const later = { id: newId() };
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'akulearn-refusals-'));
  db = await openTestDatabase();
  const ids = Array.from({ length: 300 }, () => newId());
  await db.query('insert into students (id, created_at) select unnest($1::uuid[]), now()', [ids]);
  await writeBackup(db, join(folder, 'whole'), new Date());
  whole = await readFile(join(folder, 'whole'));
  // By this the database is known again.
  await db.query('delete from students');
  await db.query('insert into students (id, created_at) values ($1, now())', [later.id]);
});
afterAll(async () => {
  await db.close();
  await rm(folder, { recursive: true });
});

/** The backup with its text changed and packed again, so that only what it says is wrong. */
function edit(change: (text: string) => string): Buffer {
  return gzipSync(change(gunzipSync(whole).toString()));
}

function flipBit(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy.writeUInt8(copy.readUInt8(at) ^ 16, at);
  return copy;
}

const STUDENT = /\n\["[^"]+",null[^\n]+/;

test.each<[what: string, make: () => Buffer | string, message: RegExp]>([
  ['cut off', () => whole.subarray(0, whole.length - 100), /is cut off/],
  ['cut off before its first line ends', () => whole.subarray(0, 20), /is cut off/],
  ['cut off before it was packed', () => edit((text) => text.slice(0, -20)), /is cut off/],
  ['cut off before its last line', () => edit((text) => text.replace(/\n[^\n]+\n$/, '\n')), /is cut off/],
  ['of flipped bits', () => flipBit(whole, whole.length >> 1), /is damaged/],
  ['with another checksum', () => flipBit(whole, whole.length - 6), /is damaged: incorrect data check/],
  ['short of a row', () => edit((text) => text.replace(STUDENT, '')), /has 299 rows of students and should have 300/],
  ['short of a table', () => edit((text) => text.replace('{"table":"skills"}\n', '')), /rows of skills/],
  ['with a line too many', () => edit((text) => `${text}[]\n`), /goes on after its end/],
  [
    'with a line that is no JSON',
    () => edit((text) => text.replace('{"table":"skills"}', 'skills')),
    /line \d+ cannot/,
  ],
  ['empty', () => '', /is cut off/],
  ['of text', () => 'select 1;', /is not a backup of Akulearn/],
  ['packed by something else', () => gzipSync('select 1;\n'), /is not a backup of Akulearn/],
  [
    'of a newer format',
    () => edit((text) => text.replace('"version":1,"saved_at"', '"version":2,"at"')),
    /version 2 .* newer/,
  ],
  [
    'of a newer schema',
    () => edit((text) => text.replace('"0001-first', '"9999-first')),
    /newer .* 9999-first-schema.sql/,
  ],
  [
    'of another schema',
    () => edit((text) => text.replace('"checksum":"', '"checksum":"0')),
    /0001-first-schema.sql differs/,
  ],
])('a file %s is refused and the database stays as it was', async (what, make, message) => {
  const file = join(folder, what);
  await writeFile(file, make());
  await expect(restoreBackup(db, file, { replace: true })).rejects.toThrow(message);
  expect(await db.query('select id from students')).toEqual([later]);
});

test('a restore that fails half-way leaves the database as it was', async () => {
  const file = join(folder, 'half-way');
  await writeFile(
    file,
    edit((text) => text.replace(STUDENT, (row) => row.replace(/"[^"]+"/, '"no id"'))),
  );
  await expect(restoreBackup(db, file, { replace: true })).rejects.toThrow('invalid input syntax for type uuid');
  expect(await db.query('select id from students')).toEqual([later]);
});

test('a file that is not there is named', async () => {
  await expect(restoreBackup(db, join(folder, 'none'), { replace: true })).rejects.toThrow(
    /none cannot be read: ENOENT/,
  );
});

test('a database with students or with tables of others is not written over unasked', async () => {
  const file = join(folder, 'whole');
  await expect(restoreBackup(db, file, { replace: false })).rejects.toThrow('has students (1)');
  expect(await db.query('select id from students')).toEqual([later]);

  const foreign = await openEmptyDatabase();
  await foreign.exec('create table invoices (id integer)');
  await expect(restoreBackup(foreign, file, { replace: true })).rejects.toThrow('such as "invoices"');
  await foreign.close();
});
