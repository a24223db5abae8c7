import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { readConfig } from '../config.ts';
import { openDatabase } from '../db/open-database.ts';
import { sectionRead, settingChanged, signIn } from '../test-client.ts';
import { createTestServer } from '../test-context.ts';
import { privateFolder } from '../test-services/private-folder.ts';

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));

/** What the command says, on both outputs. */
function run(env: NodeJS.ProcessEnv, ...args: string[]): Promise<{ code: number | string; says: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [MAIN, ...args], { env }, (error, stdout, stderr) => {
      resolve({ code: error?.code ?? 0, says: stdout + stderr });
    });
  });
}

test('an operator has everything counted anew from the log', { timeout: 120_000 }, async () => {
  await using folder = await privateFolder('leaderboard');
  const env = { DATA_DIR: folder.path };
  const open = () => openDatabase(readConfig(env), pino({ level: 'silent' }));
  const server = await createTestServer({ overrides: { db: await open() } });
  const phone = await signIn(server);
  await phone.sync({ events: [sectionRead(), settingChanged('leaderboard-name', 'Amina')] });
  await server.db.exec(`
    update students set state = '{"days": {}, "settings": {}}';
    update leaderboard_scores set score = 999`);
  await server.db.close();

  expect(await run(env, 'rebuild')).toEqual({
    code: 0,
    says: '100 %, 1 of 1 students\nRewards of 1 students are counted anew.\n',
  });

  const db = await open();
  expect(await db.query(`select score from leaderboard_scores where board = 'all_time'`)).toEqual([{ score: 10 }]);
  await db.close();
});

test.each([[[]], [['rebuilt']], [['rebuild', 'all']]])('of %j it says what is allowed', async (args) => {
  expect(await run({}, ...args)).toEqual({ code: 1, says: expect.stringContaining('npm run leaderboard -- rebuild') });
});
