import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Channel, ConsumeMessage, Message } from 'amqplib';
import type { Logger } from 'pino';
import { attempt } from './attempt.ts';
import {
  type ConsumeOptions,
  type Handler,
  type QueueName,
  type Received,
  type RetryPolicy,
  retryDelay,
} from './queue.ts';
import { type Publisher, type RawMessage, RETRIES } from './rabbitmq-publisher.ts';
import { WORK_QUEUES, type WorkQueue } from './rabbitmq-topology.ts';

export interface Subscription {
  name: QueueName;
  options: ConsumeOptions;
  handle: Handler;
}

export interface Consumer {
  /** Takes nothing more and resolves when what was begun is done. */
  stop(): Promise<void>;
}

/** Failed deliveries, as by the end of the process that had it, from which on a message may be what ends processes. */
const SUSPECT_FROM = 3;
/** So long a suspect waits at most, so that the order differs from one process to the next. */
const SUSPECT_WAIT_MS = 500;

interface Delivery {
  queue: WorkQueue;
  raw: ConsumeMessage;
  message: Received;
}

/** Handles what comes on a channel of its own, until that is closed; what was not acknowledged by then comes again. */
export async function startConsumer(
  channel: Channel,
  { name, options, handle }: Subscription,
  { publisher, retry, log }: { publisher: Publisher; retry: RetryPolicy; log: Logger },
): Promise<Consumer> {
  const queues = WORK_QUEUES.filter(({ of }) => of === name);
  // Of several queues the one with the higher priorities comes first.
  const waiting = new Map<WorkQueue, Delivery[]>(queues.map((queue) => [queue, []]));
  const suspects: Delivery[] = [];
  const calls = new Set<Promise<void>>();
  let isOpen = true;
  let isTaking = true;
  channel.once('close', () => {
    isOpen = false;
  });

  function accept(queue: WorkQueue, raw: ConsumeMessage | null): void {
    // Null where the broker took the queue away, which is as good as a lost connection.
    if (!raw) {
      void channel.close();
      return;
    }
    const message = read(raw);
    if (!message) track(bury(queue, raw, new Error('the body is not JSON')));
    else if (isSuspect(raw)) setTimeout(take, Math.random() * SUSPECT_WAIT_MS, suspects, { queue, raw, message });
    else take(waiting.get(queue) ?? [], { queue, raw, message });
  }

  function take(into: Delivery[], delivery: Delivery): void {
    into.push(delivery);
    begin();
  }

  /**
   * A batch is what has come while the calls before it were under way. Suspects are handled alone and at random, so that one that ends
   * the process does not take those along, into the dead letters, that were only delivered with it.
   */
  function begin(): void {
    if (!isOpen || !isTaking) return;
    if (suspects.length > 0) {
      if (calls.size === 0) track(handleBatch(suspects.splice(0, 1)));
      return;
    }
    for (const deliveries of waiting.values()) {
      while (deliveries.length > 0 && calls.size < options.concurrency) {
        track(handleBatch(deliveries.splice(0, options.batchSize)));
      }
    }
  }

  function track(call: Promise<void>): void {
    calls.add(call);
    void call.finally(() => {
      calls.delete(call);
      begin();
    });
  }

  async function handleBatch(batch: Delivery[]): Promise<void> {
    const faults = await attempt(
      batch.map(({ message }) => message),
      handle,
      options.timeLimitMs,
    );
    await Promise.all(batch.map((delivery, place) => settle(delivery, faults.get(place))));
  }

  async function settle({ queue, raw, message }: Delivery, fault: Error | undefined): Promise<void> {
    if (!fault) return acknowledge(raw);
    const { id, routingKey, retries } = message;
    log.warn({ err: fault, queue: queue.name, id, routingKey, retries }, 'a message was not handled');
    if (retries >= retry.retries) return bury(queue, raw, fault);
    await unlessAway(raw, publisher.putOff(queue, asItCame(raw, id), retryDelay(retry, retries), retries + 1));
  }

  async function bury(queue: WorkQueue, raw: ConsumeMessage, fault: Error): Promise<void> {
    const id = raw.properties.messageId ?? randomUUID();
    log.error({ err: fault, queue: queue.name, id }, 'a message became a dead letter');
    await unlessAway(raw, publisher.bury(name, asItCame(raw, id), fault.message));
  }

  /** The message is taken from its queue when it has arrived elsewhere; where that failed it is delivered again. */
  async function unlessAway(raw: ConsumeMessage, moved: Promise<void>): Promise<void> {
    try {
      await moved;
      acknowledge(raw);
    } catch (err) {
      log.warn({ err }, 'a message could not be put off and comes again');
      // Not at once: each delivery brings it nearer to the limit.
      await sleep(retry.firstMs);
      if (isOpen) channel.nack(raw);
    }
  }

  function acknowledge(raw: ConsumeMessage): void {
    if (isOpen) channel.ack(raw);
  }

  // Of several queues there are always some of each to choose from; of one the broker chooses, which knows its priorities.
  await channel.prefetch(options.concurrency * options.batchSize * (queues.length > 1 ? 2 : 1));
  const tags: string[] = [];
  for (const queue of queues) {
    tags.push((await channel.consume(queue.name, (raw) => accept(queue, raw))).consumerTag);
  }
  return {
    async stop() {
      // Those that wait go back to the queue with the channel.
      isTaking = false;
      if (isOpen) for (const tag of tags) await channel.cancel(tag);
      while (calls.size > 0) await Promise.all(calls);
      // Acknowledgements that are on the way arrive before this is answered, and not always before the connection is closed.
      if (isOpen) await channel.close();
    },
  };
}

/** Only quorum queues count deliveries. */
function isSuspect({ properties }: ConsumeMessage): boolean {
  return Number(properties.headers?.['x-delivery-count'] ?? 0) >= SUSPECT_FROM;
}

/** Null when the body is not JSON. */
export function read(raw: Message): Received | null {
  try {
    const body: unknown = JSON.parse(raw.content.toString());
    const retries = Number(raw.properties.headers?.[RETRIES] ?? 0);
    return { id: raw.properties.messageId ?? randomUUID(), routingKey: routingKeyOf(raw), body, retries };
  } catch {
    return null;
  }
}

function asItCame(raw: ConsumeMessage, messageId: string): RawMessage {
  return {
    content: raw.content,
    properties: { messageId, priority: raw.properties.priority, type: routingKeyOf(raw) },
  };
}

/** As the sender gave it: the broker's may name a queue. */
function routingKeyOf({ fields, properties }: Message): string {
  return properties.type ?? fields.routingKey;
}
