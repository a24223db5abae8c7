import type { Context } from '../context.ts';
import { openPgBoss } from './pg-boss.ts';
import type { Queue } from './queue.ts';
import { openRabbitmq } from './rabbitmq.ts';

const ALONE =
  'AMQP_URL is not set: the queue is in the database, and what happens in one process is not seen live by who is connected to another. ' +
  'Several processes want RabbitMQ.';

/** Opens the queue that the settings name. The caller closes it before the database. */
export function openQueue({ config: { amqpUrl, databaseUrl, role }, db, clock, log }: Context): Promise<Queue> {
  if (amqpUrl !== null) return openRabbitmq({ url: amqpUrl, clock, log });
  if (role !== 'all') log.warn(ALONE);
  return openPgBoss({ db, kind: databaseUrl === null ? 'embedded' : 'postgres', log });
}
