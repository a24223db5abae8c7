import type { ConfirmChannel, Options } from 'amqplib';
import { BROADCAST, DEFAULT_PRIORITY, type Message, type QueueName, QueueUnavailable } from './queue.ts';
import {
  brokerKeyOf,
  DELAY_QUEUE_KNOWN_MS,
  type DelayQueue,
  deadQueueOf,
  delayQueue,
  workQueueFor,
} from './rabbitmq-topology.ts';

/** The header that counts the times a message was tried before. */
export const RETRIES = 'x-retries';
/** The header with what the handler of a dead letter threw. */
export const FAULT = 'x-fault';

const CONFIRM_MS = 10_000;

export interface Publisher {
  /** Resolves when the broker has stored them; throws {@link QueueUnavailable} when that is not known of all. */
  publish(messages: readonly Message[], retries?: number): Promise<void>;
  /** The same, into the dead letters. `content` is as it came, which need not be JSON. */
  bury(name: QueueName, content: Buffer, properties: Options.Publish, fault: string): Promise<void>;
}

/** Publishes on a channel, until that is closed. */
export function createPublisher(channel: ConfirmChannel, clock: () => number): Publisher {
  const delayQueuesMadeAt = new Map<string, number>();

  async function makeDelayQueue(queue: DelayQueue): Promise<void> {
    const madeAt = delayQueuesMadeAt.get(queue.name);
    if (madeAt !== undefined && clock() - madeAt < DELAY_QUEUE_KNOWN_MS) return;
    try {
      await channel.assertQueue(queue.name, { durable: true, arguments: queue.arguments });
    } catch (error) {
      throw new QueueUnavailable(error);
    }
    delayQueuesMadeAt.set(queue.name, clock());
  }

  /** Resolves when the broker has confirmed all that `send` was called for. */
  async function confirmed(sendAll: (send: Send) => void): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const late = setTimeout(() => reject(new QueueUnavailable(`no confirmation in ${CONFIRM_MS} ms`)), CONFIRM_MS);
    let left = 1;
    const settle = (error?: unknown) => {
      left--;
      if (error) reject(new QueueUnavailable(error));
      else if (left === 0) resolve();
    };
    try {
      sendAll((exchange, key, content, options) => {
        left++;
        channel.publish(exchange, key, content, options, settle);
      });
      settle();
      await promise;
    } catch (error) {
      throw error instanceof QueueUnavailable ? error : new QueueUnavailable(error);
    } finally {
      clearTimeout(late);
    }
  }

  return {
    async publish(messages, retries = 0) {
      const delayed = new Map(messages.filter(isDelayed).map((message) => [message, delayQueueOf(message)]));
      for (const queue of delayed.values()) await makeDelayQueue(queue);
      await confirmed((send) => {
        for (const message of messages) {
          const content = Buffer.from(JSON.stringify(message.body));
          const waits = delayed.get(message);
          if (waits) send('', waits.name, content, optionsOf(message, retries));
          else send(message.exchange, brokerKeyOf(message), content, optionsOf(message, retries));
        }
      });
    },

    async bury(name, content, properties, fault) {
      const options = { ...properties, persistent: true, headers: { [FAULT]: fault } };
      await confirmed((send) => send('', deadQueueOf(name), content, options));
    },
  };
}

type Send = (exchange: string, key: string, content: Buffer, options: Options.Publish) => void;

function optionsOf({ id, routingKey, priority = DEFAULT_PRIORITY }: Message, retries: number): Options.Publish {
  return {
    persistent: true,
    contentType: 'application/json',
    messageId: id,
    // Stays as it is where the routing key has to name a queue.
    type: routingKey,
    priority,
    headers: { [RETRIES]: retries },
  };
}

function isDelayed({ exchange, delayMs = 0 }: Message): boolean {
  return delayMs > 0 && exchange !== BROADCAST;
}

function delayQueueOf(message: Message): DelayQueue {
  return delayQueue(workQueueFor(message), message.delayMs ?? 0);
}
