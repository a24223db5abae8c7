import { pino } from 'pino';
import { readConfig } from '../config.ts';
import { createContext } from '../context.ts';
import { createProgressBar } from '../progress-bar.ts';
import { SetupError } from '../setup-error.ts';
import { rebuild } from './rebuild.ts';

/** `npm run leaderboard -- rebuild`. */
try {
  await run(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

async function run([command = '', ...more]: string[]): Promise<void> {
  if (command !== 'rebuild' || more.length > 0) {
    throw new SetupError('npm run leaderboard -- rebuild    counts rewards anew from the log, and writes every board');
  }
  const context = await createContext(
    { ...readConfig(process.env), role: 'worker' },
    { log: pino({ level: 'silent' }), files: new Map() },
  );
  try {
    const students = await rebuild(context, createProgressBar('students', process.stdout));
    process.stdout.write(`Rewards of ${students} students are counted anew.\n`);
  } finally {
    await Promise.all([context.cache.close(), context.boards.close()]);
    await context.db.close();
  }
}
