import { randomUUID } from 'node:crypto';
import type { ConfirmChannel, Options } from 'amqplib';
import { BROADCAST, DEFAULT_PRIORITY, type Message, type QueueName, QueueUnavailable } from './queue.ts';
import {
  brokerKeyOf,
  deadQueueOf,
  declareWaitingPlace,
  retryPlaceOf,
  roundDelay,
  WAITING_PLACE_KNOWN_MS,
  type WorkQueue,
  workQueueFor,
} from './rabbitmq-topology.ts';

/** The header that counts the times a message was tried before. */
export const RETRIES = 'x-retries';
/** The header with what the handler of a dead letter threw. */
export const FAULT = 'x-fault';

const CONFIRM_MS = 10_000;

export interface Publisher {
  /** Resolves when the broker has stored them; throws {@link QueueUnavailable} when that is not known of all. */
  publish(messages: readonly Message[]): Promise<void>;
  /** The same with what came from `queue`, which is to have it again after one of the delays between retries. */
  putOff(queue: WorkQueue, raw: RawMessage, delayMs: number, retries: number): Promise<void>;
  /** The same, into the dead letters. */
  bury(name: QueueName, raw: RawMessage, fault: string): Promise<void>;
}

/** A message as it came: it need not be JSON. */
export interface RawMessage {
  content: Buffer;
  properties: Pick<Options.Publish, 'messageId' | 'priority' | 'type'>;
}

/** Publishes on a channel, until that is closed. */
export function createPublisher(channel: ConfirmChannel, clock: () => number): Publisher {
  // A place may not have survived that its broker was killed, so none of an earlier connection is used.
  const suffix = randomUUID();
  const placesMadeAt = new Map<string, number>();

  async function makeWaitingPlace(delayMs: number): Promise<string> {
    const name = `after.${delayMs}.${suffix}`;
    const madeAt = placesMadeAt.get(name);
    if (madeAt !== undefined && clock() - madeAt < WAITING_PLACE_KNOWN_MS) return name;
    try {
      await declareWaitingPlace(channel, { name, delayMs, stays: false });
    } catch (error) {
      throw new QueueUnavailable(error);
    }
    placesMadeAt.set(name, clock());
    return name;
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
    async publish(messages) {
      const places = new Map<number, string>();
      for (const delayMs of new Set(messages.map(delayOf))) {
        if (delayMs > 0) places.set(delayMs, await makeWaitingPlace(delayMs));
      }
      await confirmed((send) => {
        for (const message of messages) {
          const content = Buffer.from(JSON.stringify(message.body));
          const place = places.get(delayOf(message));
          if (place) send(place, workQueueFor(message).name, content, optionsOf(message));
          else send(message.exchange, brokerKeyOf(message), content, optionsOf(message));
        }
      });
    },

    async putOff(queue, { content, properties }, delayMs, retries) {
      const options = { ...properties, persistent: true, headers: { [RETRIES]: retries } };
      await confirmed((send) => send(retryPlaceOf(delayMs), queue.name, content, options));
    },

    async bury(name, { content, properties }, fault) {
      const options = { ...properties, persistent: true, headers: { [FAULT]: fault } };
      await confirmed((send) => send('', deadQueueOf(name), content, options));
    },
  };
}

type Send = (exchange: string, key: string, content: Buffer, options: Options.Publish) => void;

function optionsOf({ id, routingKey, priority = DEFAULT_PRIORITY }: Message): Options.Publish {
  return {
    persistent: true,
    contentType: 'application/json',
    messageId: id,
    // Stays as it is where the routing key has to name a queue.
    type: routingKey,
    priority,
  };
}

function delayOf({ exchange, delayMs = 0 }: Message): number {
  return delayMs > 0 && exchange !== BROADCAST ? roundDelay(delayMs) : 0;
}
