import { type Channel, type ConfirmChannel, connect } from 'amqplib';
import { pino } from 'pino';
import { uuid7 } from '../../domain/uuid7.ts';
import { openPglite } from '../db/pglite.ts';
import { openPgBoss } from '../queue/pg-boss.ts';
import { EXCHANGE_OF, type Message, type Queue } from '../queue/queue.ts';
import { openRabbitmq } from '../queue/rabbitmq.ts';
import { startRabbitmq } from '../test-services/rabbitmq.ts';
import { median, quantile } from './load/quantile.ts';
import type { Row, Table } from './table.ts';

const COUNT = 10_000;
/** Messages that are under way at once. */
const WINDOW = 200;
const ROUNDS = 5;
const LATENCIES = 300;
const DELAY_MS = 500;
const DELAYED = 50;
/** As large as what tells of a sync. */
const BODY = {
  student_id: uuid7(Date.now(), randomBytes),
  activity: [{ day: '2026-11-23', events: 20, active_seconds: 600 }],
};

/** Carries messages through a durable queue, confirmed and acknowledged. */
interface Carrier {
  name: string;
  /** Resolves when all are confirmed. */
  publish(count: number, delayMs?: number): Promise<void>;
  /** Handles what comes and calls back for each message, until another is given. */
  consume(onMessage: () => void): Promise<void>;
}

/** What our queue costs beside amqplib alone, on one RabbitMQ: both use durable quorum queues, persistent messages and confirms. */
export async function benchQueue(): Promise<Table> {
  await using server = await startRabbitmq();
  await using begun = new AsyncDisposableStack();
  const raw = await openRaw(server.url, begun);
  const ours = await openOurs(server.url, begun);
  const embedded = await openEmbedded(begun);
  const rows: Row[] = [];
  const add = (what: string, unit: string, [a, b, c]: number[], ratio: number) =>
    rows.push({
      what,
      unit,
      'raw amqplib': round(a),
      ours: round(b),
      ratio: ratio.toFixed(2),
      'embedded (pg-boss)': round(c),
    });

  const published = await inTurns([raw, ours], ROUNDS, async (carrier) => {
    const seconds = await timed(() => carrier.publish(COUNT));
    return COUNT / seconds;
  });
  const embeddedSeconds = await timed(() => embedded.publish(COUNT / 10));
  add('confirmed publish', '/s', [...published.map(median), COUNT / 10 / embeddedSeconds], ratioOf(published));

  const waiting = COUNT * ROUNDS;
  const consumed = [];
  for (const carrier of [raw, ours]) consumed.push([waiting / (await timed(() => drain(carrier, waiting)))]);
  const drained = COUNT / 10 / (await timed(() => drain(embedded, COUNT / 10)));
  add('consume and acknowledge', '/s', [...consumed.map(median), drained], ratioOf(consumed));

  const latencies = await inTurns([raw, ours, embedded], LATENCIES, latencyOf);
  add('end to end, median', 'ms', latencies.map(median), ratioOf(latencies));
  const p99 = latencies.map((one) => quantile(one, 0.99));
  add('end to end, P99', 'ms', p99, (p99[1] ?? 0) / (p99[0] ?? 1));

  const late = await inTurns(
    [raw, ours, embedded],
    DELAYED,
    async (carrier) => (await latencyOf(carrier, DELAY_MS)) - DELAY_MS,
  );
  add(`a delay of ${DELAY_MS} ms, late by, median`, 'ms', late.map(median), ratioOf(late));
  const lateP99 = late.map((one) => quantile(one, 0.99));
  add(`a delay of ${DELAY_MS} ms, late by, P99`, 'ms', lateP99, (lateP99[1] ?? 0) / (lateP99[0] ?? 1));
  return {
    title:
      `Messages of ${JSON.stringify(BODY).length} bytes of JSON through one RabbitMQ: ${COUNT} a round, ${WINDOW} under way, ${ROUNDS} rounds ` +
      'in turns. Ratio is ours to raw: of rates larger is better, of times smaller.',
    rows,
  };
}

/** Runs each in turn, again and again, so that a drifting machine meets all alike. */
async function inTurns(carriers: Carrier[], rounds: number, measure: (carrier: Carrier) => Promise<number>) {
  const results = carriers.map((): number[] => []);
  for (let i = 0; i < rounds; i++) {
    for (const [place, carrier] of carriers.entries()) results[place]?.push(await measure(carrier));
  }
  return results;
}

async function latencyOf(carrier: Carrier, delayMs?: number): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<void>();
  await carrier.consume(resolve);
  const begun = performance.now();
  await Promise.all([carrier.publish(1, delayMs), promise]);
  return performance.now() - begun;
}

async function drain(carrier: Carrier, count: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let left = count;
  await carrier.consume(() => {
    left--;
    if (left === 0) resolve();
  });
  await promise;
}

async function openOurs(url: string, begun: AsyncDisposableStack): Promise<Carrier> {
  const log = pino({ level: 'silent' });
  const queue = await openRabbitmq({ url, clock: Date.now, log });
  begun.defer(() => queue.close());
  while (queue.fault() !== null) await new Promise((resolve) => setTimeout(resolve, 50));
  return carrierOf('ours', (messages) => queue.publish(messages, NO_TRANSACTION), queue);
}

async function openEmbedded(begun: AsyncDisposableStack): Promise<Carrier> {
  const db = await openPglite('memory://');
  const queue = await openPgBoss({ db, kind: 'embedded', log: pino({ level: 'silent' }) });
  begun.defer(async () => {
    await queue.close();
    await db.close();
  });
  const publish = async (messages: Message[]) => (await db.transaction((tx) => queue.publish(messages, tx)))();
  return carrierOf('embedded', publish, queue);
}

function carrierOf(name: string, publish: (messages: Message[]) => Promise<unknown>, queue: Queue): Carrier {
  let notice: (() => void) | null = null;
  return {
    name,
    async publish(count, delayMs) {
      for (let sent = 0; sent < count; sent += WINDOW) {
        await publish(Array.from({ length: Math.min(WINDOW, count - sent) }, () => newMessage(delayMs)));
      }
    },
    async consume(onMessage) {
      const isFirst = notice === null;
      notice = onMessage;
      if (!isFirst) return;
      const options = { concurrency: 2, batchSize: 100, timeLimitMs: 60_000 };
      await queue.consume('analytics', options, async (messages) => {
        for (const _ of messages) notice?.();
      });
    },
  };
}

function newMessage(delayMs?: number): Message {
  const message = {
    id: uuid7(Date.now(), randomBytes),
    exchange: EXCHANGE_OF.analytics,
    routingKey: 'analytics.section_read',
  };
  return { ...message, body: BODY, ...(delayMs !== undefined && { delayMs }) };
}

async function openRaw(url: string, begun: AsyncDisposableStack): Promise<Carrier> {
  const connection = await connect(url, { noDelay: true });
  begun.defer(() => connection.close());
  const publisher = await connection.createConfirmChannel();
  const consumer = await connection.createChannel();
  const durable = { durable: true, arguments: { 'x-queue-type': 'quorum' } };
  await publisher.assertExchange('raw', 'topic', { durable: true });
  await publisher.assertQueue('raw', durable);
  await publisher.bindQueue('raw', 'raw', 'analytics.#');
  const toRaw = { 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': 'raw' };
  await publisher.assertQueue('raw.later', {
    durable: true,
    arguments: { ...durable.arguments, ...toRaw, 'x-message-ttl': DELAY_MS },
  });
  return rawCarrier(publisher, consumer);
}

function rawCarrier(publisher: ConfirmChannel, consumer: Channel): Carrier {
  let notice: (() => void) | null = null;
  return {
    name: 'raw',
    async publish(count, delayMs) {
      for (let sent = 0; sent < count; sent += WINDOW) {
        for (let i = 0; i < Math.min(WINDOW, count - sent); i++) {
          const content = Buffer.from(JSON.stringify(BODY));
          const options = { persistent: true, messageId: uuid7(Date.now(), randomBytes) };
          if (delayMs === undefined) publisher.publish('raw', 'analytics.section_read', content, options);
          else publisher.sendToQueue('raw.later', content, options);
        }
        await publisher.waitForConfirms();
      }
    },
    async consume(onMessage) {
      const isFirst = notice === null;
      notice = onMessage;
      if (!isFirst) return;
      await consumer.prefetch(WINDOW);
      await consumer.consume('raw', (message) => {
        if (!message) throw new Error('the queue was taken away');
        JSON.parse(message.content.toString());
        notice?.();
        consumer.ack(message);
      });
    },
  };
}

/** RabbitMQ takes no part in it. */
const NO_TRANSACTION = {
  query: () => Promise.reject(new Error('not in a transaction')),
  exec: () => Promise.reject(new Error('not in a transaction')),
};

function randomBytes(length: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(length));
}

async function timed(work: () => Promise<void>): Promise<number> {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1000;
}

/** The median of the rounds' ratios of the second to the first. */
function ratioOf([first = [], second = []]: number[][]): number {
  return median(second.map((value, i) => value / (first[i] ?? Number.NaN)));
}

function round(value = Number.NaN): number {
  return value >= 100 ? Math.round(value) : Number(value.toFixed(1));
}
