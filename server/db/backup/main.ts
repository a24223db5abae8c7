import { readConfig } from '../../config.ts';
import { SetupError } from '../../setup-error.ts';
import { type Database, DatabaseUnavailable } from '../database.ts';
import { openDatabaseForUpkeep } from '../open-database.ts';
import { changeEpoch, hasSchema } from '../server-state.ts';
import { restoreBackup } from './restore-backup.ts';
import { writeBackup } from './write-backup.ts';

const USAGE = `npm run backup -- FILE               writes everything in the database to a new file
npm run restore -- FILE              puts it into an empty database
npm run restore -- FILE --replace    puts it in the place of everything in the database
npm run mark-restored                after a restore with other tools: phones send again what they still hold`;
const PHONES = 'Phones will send again what they still hold.';

/** Tells what it did. */
type Run = (db: Database, file: string, options: string[]) => Promise<string>;

const COMMANDS: Record<string, { options: string[]; files: number; run: Run }> = {
  backup: { options: [], files: 1, run: backup },
  restore: { options: ['--replace'], files: 1, run: restore },
  'mark-restored': { options: [], files: 0, run: markRestored },
};

try {
  process.stdout.write(`${await runCommand(process.argv.slice(2))}\n`);
} catch (error) {
  if (!(error instanceof SetupError || error instanceof DatabaseUnavailable)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

async function runCommand([name = '', ...words]: string[]): Promise<string> {
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  const options = words.filter((word) => word.startsWith('-'));
  const files = words.filter((word) => !word.startsWith('-'));
  if (!command || files.length !== command.files || options.some((option) => !command.options.includes(option))) {
    throw new SetupError(USAGE);
  }
  const db = await openDatabaseForUpkeep(readConfig(process.env));
  try {
    return await command.run(db, files[0] ?? '', options);
  } finally {
    await db.close();
  }
}

async function backup(db: Database, file: string): Promise<string> {
  const { rows, tables, bytes } = await writeBackup(db, file, new Date());
  return `Saved ${rows} rows of ${tables} tables in ${file}, ${(bytes / 1e6).toFixed(1)} MB.`;
}

async function restore(db: Database, file: string, options: string[]): Promise<string> {
  const restored = await restoreBackup(db, file, { replace: options.includes('--replace') });
  const { rows, tables, savedAt, leftOut } = restored;
  const done = `Restored ${rows} rows of ${tables} tables as of ${savedAt}. ${PHONES}`;
  return leftOut.length === 0 ? done : `${done}\nLeft out, as Akulearn has no such tables: ${leftOut.join(', ')}.`;
}

async function markRestored(db: Database): Promise<string> {
  if (!(await hasSchema(db))) throw new SetupError('This database was never in use: there is nothing to mark');
  await changeEpoch(db);
  return PHONES;
}
