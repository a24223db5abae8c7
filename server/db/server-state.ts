import type { Queryable } from './database.ts';

/** Whether any migration ran on this database. */
export async function hasSchema(db: Queryable): Promise<boolean> {
  const [found] = await db.query<{ yes: boolean }>(`select to_regclass('public.server_state') is not null as yes`);
  return found?.yes === true;
}

/** Begins a new history: every phone forgets its position and sends again what it retains. */
export async function changeEpoch(db: Queryable): Promise<void> {
  await db.query('update server_state set epoch = gen_random_uuid()');
}

export async function readFoldVersion(db: Queryable): Promise<number> {
  const [state] = await db.query<{ fold_version: number }>('select fold_version from server_state');
  if (!state) throw new Error('The table server_state has lost its row');
  return state.fold_version;
}

export async function saveFoldVersion(db: Queryable, version: number): Promise<void> {
  await db.query('update server_state set fold_version = $1', [version]);
}
