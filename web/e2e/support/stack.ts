import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../../../server/db/database.ts';
import { openPglite } from '../../../server/db/pglite.ts';
import { openPostgres } from '../../../server/db/postgres.ts';
import { copyDatabase } from '../../../server/test-services/create-database.ts';

/** What a server of the tests keeps its data in, and how many processes it has. */
export interface Stack extends AsyncDisposable {
  processes: number;
  settings: Record<string, string>;
  /** For a look into its database while no process runs. The caller closes it. */
  openDatabase(): Promise<Database>;
}

/** `STACK=postgres` runs the tests on two processes that share a PostgreSQL; else one has an embedded database. */
export const STACK = process.env.STACK === 'postgres' ? 'postgres' : 'embedded';

/** Where prepare.ts says what the tests of one run start from: a folder, or a database of its PostgreSQL server. */
export const UNUSED = 'UNUSED_DATABASE';

/** A database that no server has used, copied from the one that prepare.ts left when there is one. */
export function openStack(): Promise<Stack> {
  return STACK === 'postgres' ? openPostgresStack() : openEmbeddedStack();
}

async function openEmbeddedStack(): Promise<Stack> {
  const dataDir = await mkdtemp(join(tmpdir(), 'akulearn-'));
  const unused = process.env[UNUSED];
  if (unused) await cp(unused, dataDir, { recursive: true });
  return {
    processes: 1,
    settings: { DATA_DIR: dataDir },
    openDatabase: () => openPglite(join(dataDir, 'postgres')),
    [Symbol.asyncDispose]: () => rm(dataDir, { recursive: true, force: true }),
  };
}

async function openPostgresStack(): Promise<Stack> {
  const unused = process.env[UNUSED];
  if (!unused) throw new Error(`${UNUSED} does not name a database to copy`);
  const url = await copyDatabase(unused);
  return {
    processes: 2,
    settings: { DATABASE_URL: url, ROLE: 'api' },
    openDatabase: async () => openPostgres(url, () => {}),
    // The database goes with its server.
    [Symbol.asyncDispose]: async () => {},
  };
}
