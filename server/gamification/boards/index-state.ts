import type { Queryable } from '../../db/database.ts';

/** What an index of the boards must have been built for, to be whole: the history of the database and the generation of its boards. */
export async function readIndexVersion(db: Queryable): Promise<string> {
  const [state] = await db.query<{ version: string }>(
    `select epoch || ':' || boards_generation as version from server_state`,
  );
  if (!state) throw new Error('The table server_state has lost its row');
  return state.version;
}

const WRITERS = `hashtextextended('write scores', 0)`;

/** The same for who writes scores in `tx`, which {@link waitForWriters} waits for from now on. */
export async function lockIndexVersion(tx: Queryable): Promise<string> {
  const locked = tx.query(`select pg_advisory_xact_lock_shared(${WRITERS})`);
  const [version] = await Promise.all([readIndexVersion(tx), locked]);
  return version;
}

/**
 * Resolves when all who wrote scores before have committed. An index is copied only then: what somebody puts on a board for the first
 * time is neither in one that was begun after it was put there, nor seen by who copies before it is committed.
 */
export async function waitForWriters(db: Queryable): Promise<void> {
  await db.query(`select pg_advisory_xact_lock(${WRITERS})`);
}

/** Makes every index of now incomplete from when `tx` commits. Where none was built since the last time, there is nothing to do. */
export async function loseIndex(tx: Queryable): Promise<void> {
  await tx.query(
    'update server_state set boards_generation = boards_generation + 1 where boards_built = boards_generation',
  );
}

/** Has {@link loseIndex} count from now on, and tells for which version the index is built. */
export async function beginIndex(db: Queryable): Promise<string> {
  await db.query('update server_state set boards_built = boards_generation');
  return readIndexVersion(db);
}
