import { pino } from 'pino';
import { vi } from 'vitest';
import type { Queryable } from '../db/database.ts';
import { EXCHANGE_OF, type Message, type Queue, type QueueName } from '../queue/queue.ts';
import { openRabbitmq } from '../queue/rabbitmq.ts';
import { newId } from '../test-client.ts';
import type { RabbitmqServer } from '../test-services/rabbitmq.ts';

export const WAIT = { timeout: 40_000, interval: 50 };

export type TestQueue = Queue & AsyncDisposable & { send(messages: Message[]): Promise<void> };

/** A connection as a process of the product has it, which tries again sooner and less often. */
export async function openTestQueue({ url }: RabbitmqServer): Promise<TestQueue> {
  const log = pino({ level: 'silent' });
  const queue = await openRabbitmq({ url, clock: Date.now, log, retry: { retries: 2, firstMs: 500 } });
  await vi.waitUntil(() => queue.fault() === null, WAIT);
  return Object.assign(queue, {
    async send(messages: Message[]) {
      const committed = await queue.publish(messages, NO_TRANSACTION);
      committed();
    },
    [Symbol.asyncDispose]: () => queue.close(),
  });
}

/** RabbitMQ takes no part in transactions of the database. */
const NO_TRANSACTION: Queryable = {
  query: () => Promise.reject(new Error('There is no database')),
  exec: () => Promise.reject(new Error('There is no database')),
};

export function newMessage(name: QueueName, body: string): Message {
  return { id: newId(), exchange: EXCHANGE_OF[name], routingKey: ROUTING_KEYS[name], body };
}

const ROUTING_KEYS: Record<QueueName, string> = {
  analytics: 'analytics.section_read',
  notifications: 'notification.0190f9a0-0000-7000-8000-000000000000.badge',
  tasks: 'task.try',
};
