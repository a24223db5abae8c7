import type { Context } from '../context.ts';
import { lockWork } from './advisory-lock.ts';
import type { Queryable } from './database.ts';

const MONTHS_BACK = 13;
const MONTHS_AHEAD = 2;

/**
 * Gives `analytics_events` a partition for each UTC month from 13 back to 2 ahead, with the rows that came before it did, and detaches
 * older ones. Each month is a transaction of its own, so that what one run did not finish, the next does.
 *
 * What is detached is out of every query but stays as a table: dropping a year of data is for an operator, not for a clock
 * that may be wrong. When the clock is right again the table is attached again.
 */
export async function keepPartitions({ db, clock }: Pick<Context, 'db' | 'clock'>): Promise<void> {
  const now = new Date(clock());
  const months = Array.from({ length: MONTHS_BACK + 1 + MONTHS_AHEAD }, (_, i) => monthAround(now, i - MONTHS_BACK));
  const attached = await findMonths(db);
  for (const month of months) {
    if (attached.includes(month.table)) continue;
    await db.transaction(async (tx) => {
      await lockWork(tx, 'keep-partitions');
      const isDone = (await findMonths(tx)).includes(month.table);
      if (!isDone) await attach(tx, month);
    });
  }
  const oldest = monthAround(now, -MONTHS_BACK).table;
  for (const table of attached.filter((one) => one < oldest)) {
    await db.transaction(async (tx) => {
      await lockWork(tx, 'keep-partitions');
      const isDone = !(await findMonths(tx)).includes(table);
      if (!isDone) await tx.exec(`alter table analytics_events detach partition ${table}`);
    });
  }
}

interface Month {
  /** Sorts by time. */
  table: string;
  from: string;
  /** Exclusive. */
  to: string;
}

function monthAround(now: Date, offset: number): Month {
  const start = (months: number) => new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + months)).toISOString();
  const from = start(offset);
  return { table: `analytics_events_${from.slice(0, 7).replace('-', '_')}`, from, to: start(offset + 1) };
}

/** The tables of the months that are partitions now. */
async function findMonths(db: Queryable): Promise<string[]> {
  const rows = await db.query<{ table: string }>(
    `select relname::text as table from pg_inherits join pg_class on pg_class.oid = inhrelid
     where inhparent = 'analytics_events'::regclass and relname <> 'analytics_events_default'`,
  );
  return rows.map(({ table }) => table);
}

/** A partition cannot be attached while the default one has rows of its time, so it is locked and those are moved first. */
async function attach(tx: Queryable, { table, from, to }: Month): Promise<void> {
  await tx.exec(
    `lock table analytics_events_default in access exclusive mode;
     create table if not exists ${table} (like analytics_events including defaults including constraints);
     with moved as (
       delete from analytics_events_default where timestamp >= '${from}' and timestamp < '${to}' returning *
     )
     insert into ${table} select * from moved on conflict do nothing;
     alter table analytics_events attach partition ${table} for values from ('${from}') to ('${to}');`,
  );
}
