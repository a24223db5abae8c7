import { type Channel, type ChannelModel, connect, type GetMessage } from 'amqplib';
import type { Logger } from 'pino';
import {
  BROADCAST,
  type DeadLetter,
  EXCHANGE_OF,
  type Queue,
  type QueueName,
  QueueUnavailable,
  RETRY,
  type Received,
  type RetryPolicy,
} from './queue.ts';
import { type Consumer, read, type Subscription, startConsumer } from './rabbitmq-consumer.ts';
import { createPublisher, FAULT, type Publisher } from './rabbitmq-publisher.ts';
import { deadQueueOf, declareTopology } from './rabbitmq-topology.ts';

/** The newest broadcasts that wait for a process; who is further behind resumes from the history. */
const MOST_BROADCASTS = 10_000;

/** What a connection has; with the next one all of it is made anew. */
interface Live {
  model: ChannelModel;
  publisher: Publisher;
  /** For what is asked of the dead letters. */
  channel: Channel;
  consumers: Consumer[];
}

/** A queue on a RabbitMQ server, which may be away at the start and at any time: it is looked for until `close`. */
export async function openRabbitmq({
  url,
  clock,
  log,
  retry = RETRY,
}: {
  /** Holds a password: never log it. */
  url: string;
  clock: () => number;
  log: Logger;
  retry?: RetryPolicy;
}): Promise<Queue> {
  const subscriptions: Subscription[] = [];
  const listeners: { hear: (message: Received) => void; mayHaveMissed: () => void }[] = [];
  let live: Live | null = null;
  let fault: string | null = 'not connected yet';
  let isClosing = false;

  async function setUp(model: ChannelModel): Promise<void> {
    model.on('error', (err) => log.warn({ err }, 'the connection to RabbitMQ broke'));
    const channel = await openChannel(model);
    await declareTopology(channel, retry);
    const confirming = watch(model, await model.createConfirmChannel());
    const begun: Live = { model, channel, publisher: createPublisher(confirming, clock), consumers: [] };
    for (const subscription of subscriptions) await consume(begun, subscription);
    if (listeners.length > 0) await hear(begun);
    live = begun;
    fault = null;
  }

  async function openChannel(model: ChannelModel): Promise<Channel> {
    return watch(model, await model.createChannel());
  }

  /** A channel that breaks takes the connection along, with which everything is made anew. */
  function watch<Opened extends Channel>(model: ChannelModel, channel: Opened): Opened {
    channel.on('error', (err) => log.warn({ err }, 'a channel to RabbitMQ broke'));
    channel.on('close', () => {
      if (!isClosing && live?.model === model)
        void model.close().catch((err) => log.info({ err }, 'it was closed already'));
    });
    return channel;
  }

  async function consume(begun: Live, subscription: Subscription): Promise<void> {
    const channel = await openChannel(begun.model);
    begun.consumers.push(await startConsumer(channel, subscription, { publisher: begun.publisher, retry, log }));
  }

  async function hear({ model }: Live): Promise<void> {
    const channel = await openChannel(model);
    const { queue } = await channel.assertQueue('', {
      exclusive: true,
      arguments: { 'x-max-length': MOST_BROADCASTS },
    });
    await channel.bindQueue(queue, BROADCAST, 'ws.#');
    await channel.consume(
      queue,
      (raw) => {
        const message = raw && read(raw);
        if (message) for (const listener of listeners) listener.hear(message);
      },
      { noAck: true },
    );
    for (const { mayHaveMissed } of listeners) mayHaveMissed();
  }

  function connected(): Live {
    if (!live) throw new QueueUnavailable(fault ?? 'not connected');
    return live;
  }

  const connection = await connect(url, {
    noDelay: true,
    keepAlive: true,
    timeout: 10_000,
    recovery: { initialDelay: 200, maxDelay: 5000, waitForConnect: false, setup: setUp },
  });
  const lost = (err: Error) => {
    live = null;
    fault = err.message;
    if (!isClosing) log.warn({ err }, 'RabbitMQ is not available');
  };
  connection.on('disconnect', lost);
  connection.on('connect-failed', lost);
  connection.on('error', (err) => log.warn({ err }, 'the connection to RabbitMQ broke'));

  return {
    async publish(messages) {
      await connected().publisher.publish(messages);
      return () => {};
    },

    async consume(name, options, handle) {
      const subscription = { name, options, handle };
      subscriptions.push(subscription);
      if (live) await consume(live, subscription);
    },

    async onBroadcast(listener, mayHaveMissed) {
      listeners.push({ hear: listener, mayHaveMissed });
      if (live && listeners.length === 1) await hear(live);
    },

    fault: () => fault,

    deadLetters: {
      list: (name, limit) => listDead(connected(), name, limit),
      retry: (name) => retryDead(connected(), name),
      purge: async (name) => (await connected().channel.purgeQueue(deadQueueOf(name))).messageCount,
    },

    async close() {
      isClosing = true;
      await Promise.all(live?.consumers.map((consumer) => consumer.stop()) ?? []);
      await connection.close();
    },
  };
}

async function listDead({ channel }: Live, name: QueueName, limit: number): Promise<DeadLetter[]> {
  const taken: GetMessage[] = [];
  while (taken.length < limit) {
    const raw = await channel.get(deadQueueOf(name));
    if (!raw) break;
    taken.push(raw);
  }
  // What is asked next on this channel finds them there again.
  for (const raw of taken) channel.nack(raw);
  return taken.map((raw) => {
    const message = read(raw);
    return {
      id: message?.id ?? String(raw.properties.messageId),
      routingKey: raw.properties.type ?? '',
      body: message ? message.body : raw.content.toString(),
      error: String(raw.properties.headers?.[FAULT] ?? 'it was delivered too often without being handled'),
    };
  });
}

async function retryDead({ channel, publisher }: Live, name: QueueName): Promise<number> {
  const unreadable: GetMessage[] = [];
  let retried = 0;
  for (let raw = await channel.get(deadQueueOf(name)); raw; raw = await channel.get(deadQueueOf(name))) {
    const message = read(raw);
    if (!message) {
      unreadable.push(raw);
      continue;
    }
    const { id, routingKey, body } = message;
    const { priority } = raw.properties;
    await publisher.publish([{ id, routingKey, body, exchange: EXCHANGE_OF[name], priority }]);
    channel.ack(raw);
    retried++;
  }
  for (const raw of unreadable) channel.nack(raw);
  return retried;
}
