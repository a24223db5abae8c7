import { uuid7 } from '../../domain/uuid7.ts';
import type { Context } from '../context.ts';
import type { Queryable } from '../db/database.ts';
import { addToOutbox } from '../queue/outbox.ts';
import { EXCHANGE_OF, type Message } from '../queue/queue.ts';

export interface EnqueueOptions {
  /** 0 to 9, 9 first; 4 where none is given. */
  priority?: number;
  /** How long nobody begins it. */
  delayMs?: number;
  /** A UUID. The same task asked for twice under one id is run once. */
  id?: string;
}

/** Has a task run once `tx` has committed. The caller wakes the relay after that. */
export async function enqueue(
  { clock, random }: Pick<Context, 'clock' | 'random'>,
  tx: Queryable,
  name: string,
  payload: unknown,
  { id = uuid7(clock(), random), ...options }: EnqueueOptions = {},
): Promise<void> {
  const message: Message = { exchange: EXCHANGE_OF.tasks, routingKey: `task.${name}`, body: payload, id, ...options };
  await addToOutbox(tx, uuid7(clock(), random), [message], clock());
}
