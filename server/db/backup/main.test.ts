import { execFile } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { readConfig } from '../../config.ts';
import { newId } from '../../test-client.ts';
import { createDatabase } from '../../test-services/create-database.ts';
import type { Database } from '../database.ts';
import { openDatabase } from '../open-database.ts';

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));

/** What the command says, on both outputs. */
function run(env: NodeJS.ProcessEnv, ...args: string[]): Promise<{ code: number | string; says: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [MAIN, ...args], { env }, (error, stdout, stderr) => {
      resolve({ code: error?.code ?? 0, says: stdout + stderr });
    });
  });
}

let folder: string;
let env: NodeJS.ProcessEnv;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'akulearn-main-'));
  const server = inject('postgresUrl');
  env = server === null ? { DATA_DIR: join(folder, 'data') } : { DATABASE_URL: await createDatabase(server) };
  await withDatabase((db) => db.query('insert into students (id, created_at) values ($1, now())', [newId()]));
});
afterAll(() => rm(folder, { recursive: true }));

/** Opens it as a server does. */
async function withDatabase<Result>(work: (db: Database) => Promise<Result>): Promise<Result> {
  const db = await openDatabase(readConfig(env), pino({ level: 'silent' }));
  try {
    return await work(db);
  } finally {
    await db.close();
  }
}

async function readEpoch(db: Database): Promise<string | undefined> {
  const [state] = await db.query<{ epoch: string }>('select epoch from server_state');
  return state?.epoch;
}

test('an operator backs up and restores what the settings name', async () => {
  const file = join(folder, 'school.backup');
  expect(await run(env, 'backup', file)).toEqual({
    code: 0,
    says: expect.stringMatching(/^Saved 2 rows of \d+ tables in .*school\.backup, 0\.0 MB\.\n$/),
  });
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(await run(env, 'restore', file, '--replace')).toEqual({
    code: 0,
    says: expect.stringMatching(/^Restored 2 rows of \d+ tables as of 20.*Z\. Phones will send again .*\n$/),
  });
});

test('an operator tells of a restore with other tools', async () => {
  const before = await withDatabase(readEpoch);
  expect(await run(env, 'mark-restored')).toEqual({ code: 0, says: 'Phones will send again what they still hold.\n' });
  expect(await withDatabase(readEpoch)).not.toBe(before);
});

test.each([[[]], [['backup', 'a', '--replace']]])('told %j it says how it is used', async (args) => {
  expect(await run({}, ...args)).toEqual({ code: 1, says: expect.stringContaining('npm run backup -- FILE') });
});
