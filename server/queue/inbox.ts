import type { Queryable } from '../db/database.ts';

/** Longer than any message is under way, dead letters that are tried again after weeks included. */
const KEPT_MS = 90 * 86_400_000;

/**
 * Those of these messages whose effect this consumer has not had, as of `tx`, in which it has to have it: with `tx` both are kept or
 * neither. Another process that claims the same meanwhile waits for `tx` to end.
 */
export async function claimMessages(
  tx: Queryable,
  consumer: string,
  ids: readonly string[],
  now: number,
): Promise<Set<string>> {
  // In one order, so that two who claim the same do not wait for each other.
  const claimed = await tx.query<{ message_id: string }>(
    `insert into inbox (consumer, message_id, received_at)
     select $1, id, $3 from (select distinct unnest($2::uuid[]) as id order by id) as sent
     on conflict do nothing returning message_id`,
    [consumer, ids, new Date(now)],
  );
  return new Set(claimed.map(({ message_id }) => message_id));
}

export async function isHandled(db: Queryable, consumer: string, id: string): Promise<boolean> {
  const rows = await db.query('select from inbox where consumer = $1 and message_id = $2', [consumer, id]);
  return rows.length > 0;
}

export async function forgetOldMessages(db: Queryable, now: number): Promise<void> {
  await db.query('delete from inbox where received_at < $1', [new Date(now - KEPT_MS)]);
}
