import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { expect, it } from 'vitest';
import { CATALOGUE_URL } from '../../../domain/lesson.ts';
import { addRows, EMPTY_PROGRESS } from '../../../domain/progress.ts';
import { fromWire } from '../../../domain/wire.ts';
import { startApi } from '../../../server/chaos/api-process.ts';
import type { Database } from '../../../server/db/database.ts';
import { openPostgresForUpkeep } from '../../../server/db/postgres.ts';
import { loadProgress } from '../../../server/progress/progress-store.ts';
import { readRowsAfter } from '../../../server/sync/event-log.ts';
import { startPostgres } from '../../../server/test-services/postgres.ts';
import { privateFolder } from '../../../server/test-services/private-folder.ts';
import { AppPhone } from './app-phone.ts';

const LIMIT_MS = 300_000;
const STUDENTS = 4;

it('brings back what a backup did not have', { timeout: LIMIT_MS }, async () => {
  await using folder = await privateFolder('backup');
  const file = join(folder.path, 'school.backup');
  await using server = await startPostgres();
  const databaseUrl = await server.createDatabase();
  await using api = await startApi(databaseUrl);
  const catalogue = await (await fetch(`${api.url}${CATALOGUE_URL}`)).json();
  const newPhone = () => new AppPhone(api.url, catalogue.lessons[0].content_hash);

  const first = newPhone();
  const phones = [first, ...Array.from({ length: STUDENTS - 1 }, newPhone)];
  for (const phone of [...phones]) {
    const second = newPhone();
    await second.joinStudentOf(phone);
    phones.push(second);
  }
  const stop = new AbortController();
  const lives = phones.map((phone) => phone.live(stop.signal));
  await sleep(8_000);
  await runBackup(databaseUrl, 'backup', file);
  const saved = await countRows(databaseUrl);
  const joined = newPhone();
  await joined.joinStudentOf(first);
  // Students, and a phone of one it knows, of whom the backup knows nothing.
  phones.push(newPhone(), newPhone(), joined);
  lives.push(...phones.slice(-3).map((phone) => phone.live(stop.signal)));
  await sleep(8_000);
  const destroyed = await countRows(databaseUrl);
  // With everybody who uses it.
  await ask(server.url, `drop database ${nameOf(databaseUrl)} with (force)`);
  await sleep(3_000);
  const newUrl = await server.createDatabase();
  await runBackup(newUrl, 'restore', file);
  await ask(server.url, `alter database ${nameOf(newUrl)} rename to ${nameOf(databaseUrl)}`);
  await sleep(8_000);
  stop.abort();
  await Promise.all(lives);
  // How should the server know that this phone may be that student? Another of the student's says so once more.
  expect((await joined.client.sync('student')).problem).toBe('signed_out');
  await joined.joinStudentOf(first);
  for (const phone of [...phones, ...phones]) await phone.client.sync('student');

  const db = openPostgresForUpkeep(databaseUrl);
  try {
    const students = await groupByStudent(phones);
    const { events, lost, doubled } = await countEvents(db, students);
    console.log(
      `destroyed, an older backup restored: ${events} events, ${saved} when the backup was made, ${destroyed} when the ` +
        `database was destroyed; errors: ${describeErrors(phones)}; lost ${lost}, doubled ${doubled}`,
    );
    expect({ lost, doubled }).toEqual({ lost: 0, doubled: 0 });
    await expectAgreement(db, students);
    expect(destroyed).toBeGreaterThan(saved);
    const statuses = new Set(phones.flatMap(({ errors }) => [...errors.keys()]));
    expect([...statuses].sort()).toEqual([401, 403, 503]);
  } finally {
    await db.close();
    for (const phone of phones) await phone.client.close();
  }
});

async function groupByStudent(phones: AppPhone[]): Promise<Map<string, AppPhone[]>> {
  const ids = await Promise.all(phones.map((phone) => phone.studentId()));
  return Map.groupBy(phones, (phone) => ids[phones.indexOf(phone)] ?? '');
}

/** How each student's log differs from what the phones recorded. */
async function countEvents(db: Database, students: Map<string, AppPhone[]>) {
  const total = { events: 0, lost: 0, doubled: 0 };
  for (const [studentId, phones] of students) {
    const rows = await readRowsAfter(db, studentId, 0, 1_000_000);
    const logged = new Set(rows.map(({ id }) => id));
    const recorded = new Set(phones.flatMap((phone) => [...phone.recorded]));
    const found = recorded.intersection(logged).size;
    total.events += recorded.size;
    total.lost += recorded.size - found;
    total.doubled += rows.length - found;
  }
  return total;
}

/** The server's progress, the fold of the log and what every phone shows are the same. */
async function expectAgreement(db: Database, students: Map<string, AppPhone[]>): Promise<void> {
  for (const [studentId, phones] of students) {
    const fold = addRows(EMPTY_PROGRESS, (await readRowsAfter(db, studentId, 0, 1_000_000)).map(fromWire));
    expect(await loadProgress(db, studentId)).toEqual(fold);
    for (const { client } of phones) {
      expect(client.syncState()).toMatchObject({ waiting: 0, rejected: 0, problem: null });
      expect(await client.readProgress()).toEqual(fold);
    }
  }
}

async function runBackup(databaseUrl: string, command: 'backup' | 'restore', file: string): Promise<void> {
  await promisify(execFile)(process.execPath, ['server/db/backup/main.ts', command, file], {
    env: { ...process.env, DATABASE_URL: databaseUrl },
  });
}

async function countRows(databaseUrl: string): Promise<number> {
  const [row] = await ask(databaseUrl, 'select count(*)::integer as rows from learning_events');
  return Number(row?.rows);
}

function nameOf(databaseUrl: string): string {
  return new URL(databaseUrl).pathname.slice(1);
}

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

function describeErrors(phones: AppPhone[]): string {
  const total = new Map<number, number>();
  for (const { errors } of phones) {
    for (const [status, count] of errors) total.set(status, (total.get(status) ?? 0) + count);
  }
  return [...total].map(([status, count]) => `${status} × ${count}`).join(', ') || 'none';
}
