import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { SetupError } from '../setup-error.ts';
import { type Database, DatabaseUnavailable } from './database.ts';
import { migrate } from './migrate.ts';
import { openEmbedded, openEmbeddedForUpkeep } from './open-embedded.ts';
import { openPostgres, openPostgresForUpkeep } from './postgres.ts';

/** Opens the database that the settings name, with the newest schema. Throws a SetupError when it cannot be had. */
export async function openDatabase({ databaseUrl, dataDir }: Config, log: Logger): Promise<Database> {
  if (databaseUrl === null) return openEmbedded(dataDir);
  const upkeep = openPostgresForUpkeep(databaseUrl);
  try {
    await migrate(upkeep);
  } catch (cause) {
    if (!(cause instanceof DatabaseUnavailable)) throw cause;
    throw new SetupError(`DATABASE_URL names ${new URL(databaseUrl).host}, but: ${cause.message}`, { cause });
  } finally {
    await upkeep.close();
  }
  return openPostgres(databaseUrl, (error) => log.warn({ err: error }, 'an idle connection to the database was lost'));
}

/**
 * Opens the same database with the schema it has and without a time limit, for commands that an operator waits for. Throws a
 * SetupError when it cannot be had.
 */
export async function openDatabaseForUpkeep({ databaseUrl, dataDir }: Config): Promise<Database> {
  if (databaseUrl === null) return openEmbeddedForUpkeep(dataDir);
  const db = openPostgresForUpkeep(databaseUrl);
  try {
    await db.query('select 1');
  } catch (cause) {
    await db.close();
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new SetupError(`DATABASE_URL names ${new URL(databaseUrl).host}, but: ${why}`, { cause });
  }
  return db;
}
