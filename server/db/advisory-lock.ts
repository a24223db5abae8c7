import type { Queryable } from './database.ts';

/** Until `tx` ends, no other transaction of any process does the work of this name: it waits here. */
export async function lockWork(tx: Queryable, name: string): Promise<void> {
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [name]);
}
