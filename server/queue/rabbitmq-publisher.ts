import type { ConfirmChannel, Options } from 'amqplib';
import { BROADCAST, DEFAULT_PRIORITY, type Message, type QueueName, QueueUnavailable } from './queue.ts';
import { brokerKeyOf, DELAY_QUEUE_KNOWN_MS, deadQueueOf, delayQueue, workQueueFor } from './rabbitmq-topology.ts';

/** The header that counts the times a message was tried before. */
export const RETRIES = 'x-retries';
/** The header with what the handler of a dead letter threw. */
export const FAULT = 'x-fault';

const CONFIRM_MS = 10_000;

export interface Publisher {
  /** Resolves when the broker has stored it; throws {@link QueueUnavailable} when that is not known. */
  publish(message: Message, retries?: number): Promise<void>;
  /** The same, into the dead letters. `content` is as it came, which need not be JSON. */
  bury(name: QueueName, content: Buffer, properties: Options.Publish, fault: string): Promise<void>;
}

/** Publishes on a channel, until that is closed. */
export function createPublisher(channel: ConfirmChannel, clock: () => number): Publisher {
  const delayQueuesMadeAt = new Map<string, number>();

  async function makeDelayQueue(queue: ReturnType<typeof delayQueue>): Promise<void> {
    const madeAt = delayQueuesMadeAt.get(queue.name);
    if (madeAt !== undefined && clock() - madeAt < DELAY_QUEUE_KNOWN_MS) return;
    await channel.assertQueue(queue.name, { durable: true, arguments: queue.arguments });
    delayQueuesMadeAt.set(queue.name, clock());
  }

  function send(exchange: string, key: string, content: Buffer, options: Options.Publish): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const late = setTimeout(() => reject(new QueueUnavailable(`no confirmation in ${CONFIRM_MS} ms`)), CONFIRM_MS);
    channel.publish(exchange, key, content, options, (error) => {
      clearTimeout(late);
      if (error) reject(new QueueUnavailable(error));
      else resolve();
    });
    return promise;
  }

  return {
    async publish(message, retries = 0) {
      const content = Buffer.from(JSON.stringify(message.body));
      const options: Options.Publish = {
        persistent: true,
        contentType: 'application/json',
        messageId: message.id,
        // Stays as it is where the routing key has to name a queue.
        type: message.routingKey,
        priority: message.priority ?? DEFAULT_PRIORITY,
        headers: { [RETRIES]: retries },
      };
      try {
        if (message.delayMs === undefined || message.delayMs <= 0 || message.exchange === BROADCAST) {
          return await send(message.exchange, brokerKeyOf(message), content, options);
        }
        const queue = delayQueue(workQueueFor(message), message.delayMs);
        await makeDelayQueue(queue);
        await send('', queue.name, content, options);
      } catch (error) {
        throw error instanceof QueueUnavailable ? error : new QueueUnavailable(error);
      }
    },

    async bury(name, content, properties, fault) {
      await send('', deadQueueOf(name), content, { ...properties, persistent: true, headers: { [FAULT]: fault } });
    },
  };
}
