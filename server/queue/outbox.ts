import type { Queryable } from '../db/database.ts';
import type { Message } from './queue.ts';

/**
 * Has messages published once `tx` has committed, and never if it has not. The caller wakes the relay after the commit, which
 * would else look by itself after a while.
 */
export async function addToOutbox(tx: Queryable, id: string, messages: readonly Message[], now: number): Promise<void> {
  await tx.query('insert into outbox (id, messages, created_at) values ($1, $2, $3)', [
    id,
    JSON.stringify(messages),
    new Date(now),
  ]);
}
