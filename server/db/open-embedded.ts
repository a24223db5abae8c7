import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { lockDataDir } from './data-dir-lock.ts';
import type { Database } from './database.ts';
import { migrate } from './migrate.ts';
import { openPglite } from './pglite.ts';
import { changeEpoch, hasSchema } from './server-state.ts';

/** Opens the embedded database of a data folder, with the newest schema. It is this process's alone until `close`. */
export async function openEmbedded(dataDir: string): Promise<Database> {
  const db = await openEmbeddedForUpkeep(dataDir);
  await migrate(db);
  return db;
}

/** The same with the schema it has. */
export async function openEmbeddedForUpkeep(dataDir: string): Promise<Database> {
  await mkdir(dataDir, { recursive: true });
  const lock = await lockDataDir(dataDir);
  const db = await openPglite(join(dataDir, 'postgres'));
  // PGlite does not fsync, so after a crash the phones are asked for whatever they still have.
  if (lock.lastStopWasUnclean && (await hasSchema(db))) await changeEpoch(db);
  return {
    ...db,
    close: async () => {
      await db.close();
      await lock.release();
    },
  };
}
