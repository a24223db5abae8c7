import { setTimeout as pause } from 'node:timers/promises';
import type { Context } from '../context.ts';
import { DatabaseUnavailable } from '../db/database.ts';
import { type Message, type Queue, QueueUnavailable } from './queue.ts';

/** Rows taken at once. */
const BATCH = 100;
/** A commit in this process wakes the relay; this is for those of others that ended before they relayed. */
const POLL_MS = 1000;
/** After a batch, so that what comes close together goes out together: a batch of ten costs little more than one of one. */
const PAUSE_MS = 50;
const LONGEST_WAIT_MS = 5000;

/**
 * Publishes what stands in the outbox until `signal` is aborted, then once more what is left. Any number of processes may do so: each
 * takes rows that no other has. A row goes when the queue has confirmed its messages, so that they are published at least once.
 */
export async function relay(
  { db, log, relayWaker }: Pick<Context, 'db' | 'log' | 'relayWaker'>,
  queue: Queue,
  signal: AbortSignal,
): Promise<void> {
  let failures = 0;
  for (let isLast = false; !isLast; ) {
    isLast = signal.aborted;
    try {
      let published = BATCH;
      while (published === BATCH) published = await relayBatch(db, queue);
      failures = 0;
      if (published > 0) await pause(PAUSE_MS);
    } catch (err) {
      if (!(err instanceof QueueUnavailable || err instanceof DatabaseUnavailable)) {
        log.error({ err }, 'messages could not be relayed');
      } else if (failures === 0) {
        log.warn({ err }, 'messages wait in the outbox');
      }
      failures++;
    }
    await relayWaker.sleep(Math.min(POLL_MS * 2 ** failures, LONGEST_WAIT_MS), signal);
  }
}

/** Resolves with how many rows of the outbox it published. */
export async function relayBatch(db: Context['db'], queue: Queue): Promise<number> {
  const { count, committed } = await db.transaction(async (tx) => {
    const rows = await tx.query<{ id: string; messages: Message[] }>(
      'select id, messages from outbox order by id limit $1 for update skip locked',
      [BATCH],
    );
    if (rows.length === 0) return { count: 0, committed: () => {} };
    const committed = await queue.publish(
      rows.flatMap(({ messages }) => messages),
      tx,
    );
    await tx.query('delete from outbox where id = any($1::uuid[])', [rows.map(({ id }) => id)]);
    return { count: rows.length, committed };
  });
  committed();
  return count;
}
