import type { Queryable } from '../db/database.ts';

/** What an index of the boards must have been built for, to be whole: the history of the database and the generation of its boards. */
export async function readIndexVersion(db: Queryable): Promise<string> {
  const [state] = await db.query<{ version: string }>(
    `select epoch || ':' || boards_generation as version from server_state`,
  );
  if (!state) throw new Error('The table server_state has lost its row');
  return state.version;
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
