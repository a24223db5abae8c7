import type { Channel } from 'amqplib';
import {
  BROADCAST,
  DEFAULT_PRIORITY,
  EXCHANGE_OF,
  type Message,
  QUEUE_NAMES,
  type QueueName,
  type RetryPolicy,
  retryDelay,
} from './queue.ts';

/** Deliveries of a message before it is a dead letter, for one that ends whatever process takes it. */
const DELIVERY_LIMIT = 20;
/** What dies leaves its queue only when it has arrived, so that a broker that is killed in between loses nothing. */
const QUORUM = {
  'x-queue-type': 'quorum',
  'x-dead-letter-strategy': 'at-least-once',
  'x-overflow': 'reject-publish',
  'x-dead-letter-exchange': '',
};

export interface WorkQueue {
  name: string;
  of: QueueName;
  /** The routing keys it is bound by. */
  pattern: string;
  /** Which priorities it holds. */
  from: number;
  arguments: Record<string, unknown>;
}

/**
 * Quorum queues survive what classic ones do not, but know priorities only from RabbitMQ 4.3. Notifications, where the order counts most,
 * have a classic priority queue; tasks have three queues, told apart by the last word of the routing key.
 */
export const WORK_QUEUES: readonly WorkQueue[] = [
  quorum({ name: 'analytics', of: 'analytics', pattern: 'analytics.#', from: 0 }),
  {
    ...{ name: 'notifications', of: 'notifications', pattern: 'notification.#', from: 0 },
    arguments: { 'x-max-priority': 9, 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': 'notifications.dead' },
  },
  quorum({ name: 'tasks.high', of: 'tasks', pattern: 'task.*.high', from: 7 }),
  quorum({ name: 'tasks', of: 'tasks', pattern: 'task.*', from: 3 }),
  quorum({ name: 'tasks.low', of: 'tasks', pattern: 'task.*.low', from: 0 }),
];

function quorum(queue: Omit<WorkQueue, 'arguments'>): WorkQueue {
  const dead = { 'x-dead-letter-routing-key': deadQueueOf(queue.of), 'x-delivery-limit': DELIVERY_LIMIT };
  return { ...queue, arguments: { ...QUORUM, ...dead } };
}

export function deadQueueOf(name: QueueName): string {
  return `${name}.dead`;
}

/** Makes what is not there yet. Every process does it whenever it connects. */
export async function declareTopology(channel: Channel, retry: RetryPolicy): Promise<void> {
  await channel.assertExchange(BROADCAST, 'topic', { durable: true });
  for (const name of QUEUE_NAMES) {
    await channel.assertExchange(EXCHANGE_OF[name], 'topic', { durable: true });
    await channel.assertQueue(deadQueueOf(name), { durable: true, arguments: { 'x-queue-type': 'quorum' } });
  }
  for (const { name, of, pattern, arguments: args } of WORK_QUEUES) {
    await channel.assertQueue(name, { durable: true, arguments: args });
    await channel.bindQueue(name, EXCHANGE_OF[of], pattern);
  }
  for (let retries = 0; retries < retry.retries; retries++) {
    const delayMs = retryDelay(retry, retries);
    await declareWaitingPlace(channel, { name: retryPlaceOf(delayMs), delayMs, stays: true });
  }
}

/** Where a message that is not a broadcast waits to be handled. */
export function workQueueFor({
  exchange,
  priority = DEFAULT_PRIORITY,
}: Pick<Message, 'exchange' | 'priority'>): WorkQueue {
  const found = WORK_QUEUES.find(({ of, from }) => EXCHANGE_OF[of] === exchange && priority >= from);
  if (!found) throw new Error(`There is no queue for ${exchange} with priority ${priority}`);
  return found;
}

/** By which its queue gets it. */
export function brokerKeyOf(message: Message): string {
  if (message.exchange === BROADCAST) return message.routingKey;
  const { pattern } = workQueueFor(message);
  const band = pattern.split('.')[2];
  return band === undefined ? message.routingKey : `${message.routingKey}.${band}`;
}

const UNUSED_MS = 120_000;
/** How long after it was made or used a place to wait is taken for made. */
export const WAITING_PLACE_KNOWN_MS = 60_000;

/**
 * Makes a place where messages wait for `delayMs` before they go to the queue that their routing key names: an exchange of that name, and
 * behind it a queue that nobody reads. One that is not to stay goes when it was not used for so long that it must be empty.
 */
export async function declareWaitingPlace(
  channel: Channel,
  { name, delayMs, stays }: { name: string; delayMs: number; stays: boolean },
): Promise<void> {
  const expires = { 'x-expires': delayMs + WAITING_PLACE_KNOWN_MS + UNUSED_MS };
  const waits = { ...QUORUM, 'x-message-ttl': delayMs };
  await channel.assertExchange(name, 'fanout', { durable: true, autoDelete: !stays });
  await channel.assertQueue(name, { durable: true, arguments: stays ? waits : { ...waits, ...expires } });
  await channel.bindQueue(name, name, '');
}

/** Where a message waits to be tried again. Such places stay, since what is in a queue that is new when its broker is killed may be lost. */
export function retryPlaceOf(delayMs: number): string {
  return `retry.${delayMs}`;
}

/** Rounded up to three figures, so that there are few places to wait. */
export function roundDelay(delayMs: number): number {
  const step = 10 ** Math.max(0, Math.ceil(Math.log10(delayMs)) - 3);
  return Math.ceil(delayMs / step) * step;
}
