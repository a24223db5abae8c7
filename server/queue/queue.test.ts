import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Database } from '../db/database.ts';
import { newId } from '../test-client.ts';
import { DATABASE, openTestDatabase } from '../test-database.ts';
import { type RabbitmqServer, startRabbitmq } from '../test-services/rabbitmq.ts';
import { openPgBoss } from './pg-boss.ts';
import {
  BROADCAST,
  type ConsumeOptions,
  EXCHANGE_OF,
  type Message,
  type Queue,
  type QueueName,
  type Received,
} from './queue.ts';
import { openRabbitmq } from './rabbitmq.ts';

const log = pino({ level: 'silent' });
const RETRY = { retries: 2, firstMs: 1000 };
const WAIT = { timeout: 20_000, interval: 20 };
const ONE_BY_ONE: ConsumeOptions = { concurrency: 1, batchSize: 1, timeLimitMs: 5000 };

let db: Database;
let rabbitmq: RabbitmqServer | undefined;
beforeAll(async () => {
  db = await openTestDatabase();
  if (DATABASE === 'postgres') rabbitmq = await startRabbitmq();
});
afterAll(async () => {
  await db.close();
  await rabbitmq?.[Symbol.asyncDispose]();
});

const IMPLEMENTATIONS: [string, () => Promise<Queue>][] = [
  ['pg-boss', () => openPgBoss({ db, kind: DATABASE, log, retry: RETRY })],
];
if (DATABASE === 'postgres') {
  const open = () => openRabbitmq({ url: rabbitmq?.url ?? '', clock: Date.now, log, retry: RETRY });
  IMPLEMENTATIONS.push(['RabbitMQ', open]);
}

describe.each(IMPLEMENTATIONS)('%s', (implementation, connect) => {
  const opened: Queue[] = [];
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((queue) => queue.close()));
  });

  /** As another process would. */
  async function open(): Promise<Queue> {
    const queue = await connect();
    opened.push(queue);
    await vi.waitUntil(() => queue.fault() === null, WAIT);
    return queue;
  }

  async function publish(queue: Queue, ...messages: Message[]): Promise<void> {
    const committed = await db.transaction((tx) => queue.publish(messages, tx));
    committed();
  }

  test('what is published is handled, with its key and body, whether a consumer was there or not', async () => {
    const queue = await open();
    const early = Array.from({ length: 30 }, (_, i) => analytics({ body: { i } }));
    await publish(queue, ...early);
    const seen: Received[] = [];
    await queue.consume('analytics', { concurrency: 2, batchSize: 10, timeLimitMs: 5000 }, async (messages) => {
      seen.push(...messages);
    });
    const late = analytics({ body: { text: 'ọgbọ́n', none: null } });
    await publish(queue, late);
    await vi.waitUntil(() => seen.length === 31, WAIT);
    const expected = [...early, late].map(({ id, routingKey, body }) => ({ id, routingKey, body, retries: 0 }));
    expect(seen.sort(byId)).toEqual(expected.sort(byId));
  });

  test('a handler that throws gets the message again, later and later, and then it is a dead letter', async () => {
    const queue = await open();
    const tries: { retries: number; at: number }[] = [];
    const fine: string[] = [];
    const poisoned = task({ body: { bad: true } });
    const healthy = Array.from({ length: 5 }, () => task());
    let isMended = false;
    await queue.consume('tasks', ONE_BY_ONE, async ([message]) => {
      if (message?.id !== poisoned.id || isMended) return void fine.push(message?.id ?? '');
      tries.push({ retries: message.retries, at: Date.now() });
      throw new Error('cannot digest this');
    });
    await publish(queue, poisoned, ...healthy);
    await vi.waitUntil(async () => (await queue.deadLetters.list('tasks', 10)).length === 1, WAIT);
    expect(fine.sort()).toEqual(healthy.map(({ id }) => id).sort());
    expect(tries.map(({ retries }) => retries)).toEqual([0, 1, 2]);
    for (const [i, { at }] of tries.slice(1).entries()) expect(at - (tries[i]?.at ?? 0)).toBeGreaterThan(450);
    const { id, routingKey, body } = poisoned;
    const letter = { id, routingKey, body, error: 'cannot digest this' };
    expect(await queue.deadLetters.list('tasks', 10)).toEqual([letter]);

    isMended = true;
    expect(await queue.deadLetters.retry('tasks')).toBe(1);
    await vi.waitUntil(() => fine.includes(poisoned.id), WAIT);
    expect(await queue.deadLetters.list('tasks', 10)).toEqual([]);
  });

  test('in a batch only the poisoned message fails', async () => {
    const queue = await open();
    const messages = Array.from({ length: 20 }, (_, i) => analytics({ body: { bad: i === 7 } }));
    const handled: string[] = [];
    await publish(queue, ...messages);
    await queue.consume('analytics', { concurrency: 1, batchSize: 20, timeLimitMs: 5000 }, async (batch) => {
      if (batch.some(({ body }) => (body as { bad: boolean }).bad)) throw new Error('bad');
      handled.push(...batch.map(({ id }) => id));
    });
    await vi.waitUntil(async () => (await queue.deadLetters.list('analytics', 10)).length === 1, WAIT);
    expect(handled.sort()).toEqual(
      messages
        .filter((_, i) => i !== 7)
        .map(({ id }) => id)
        .sort(),
    );
    expect(await queue.deadLetters.purge('analytics')).toBe(1);
    expect(await queue.deadLetters.list('analytics', 10)).toEqual([]);
  });

  test('a handler that hangs is given up, told so, and does not keep others from being handled', async () => {
    const queue = await open();
    const hanging = task();
    const others = [task(), task()];
    const handled: string[] = [];
    let isTold = false;
    await queue.consume('tasks', { ...ONE_BY_ONE, timeLimitMs: 300 }, async ([message], signal) => {
      if (message?.id === hanging.id && message.retries === 0) {
        signal.addEventListener('abort', () => {
          isTold = true;
        });
        await new Promise(() => {});
      }
      handled.push(message?.id ?? '');
    });
    await publish(queue, hanging, ...others);
    await vi.waitUntil(() => handled.length === 3, WAIT);
    expect(isTold).toBe(true);
    expect(handled.sort()).toEqual([hanging, ...others].map(({ id }) => id).sort());
  });

  test.each(['tasks', 'notifications'] as const)('of waiting %s those of higher priority come first', async (name) => {
    const queue = await open();
    const priorities = [1, 8, 4, 8, 1, 4];
    const order: unknown[] = [];
    await queue.consume(name, ONE_BY_ONE, async ([received]) => {
      order.push(received?.body);
      // Meanwhile the others arrive.
      await sleep(received?.body === 'first' ? 1000 : 50);
    });
    await publish(queue, message(name, { body: 'first' }));
    await vi.waitUntil(() => order.length > 0, WAIT);
    await publish(queue, ...priorities.map((priority) => message(name, { priority, body: priority })));
    await vi.waitUntil(() => order.length > priorities.length, WAIT);
    expect(order).toEqual(['first', 8, 8, 4, 4, 1, 1]);
  });

  test('a delayed message comes when its time has come, not before, and one of a shorter delay before it', async () => {
    const queue = await open();
    const cameAfter: number[] = [];
    const begun = Date.now();
    await queue.consume('tasks', { ...ONE_BY_ONE, concurrency: 2 }, async ([received]) => {
      cameAfter.push(Date.now() - begun);
      expect(received?.routingKey).toBe('task.try');
    });
    await publish(queue, task({ delayMs: 1500 }), task({ delayMs: 700 }), task());
    await vi.waitUntil(() => cameAfter.length === 3, WAIT);
    expect(cameAfter[0]).toBeLessThan(700);
    expect(cameAfter[1]).toBeGreaterThanOrEqual(700);
    expect(cameAfter[2]).toBeGreaterThanOrEqual(1500);
    expect(cameAfter[2]).toBeLessThan(3500);
  });

  test('closing waits for what is under way and leaves the rest to the next process', async () => {
    const queue = await open();
    const messages = Array.from({ length: 6 }, () => task());
    await publish(queue, ...messages);
    const finished: string[] = [];
    const begun = Promise.withResolvers<void>();
    await queue.consume('tasks', ONE_BY_ONE, async ([received]) => {
      begun.resolve();
      await sleep(500);
      finished.push(received?.id ?? '');
    });
    await begun.promise;
    await queue.close();
    const before = finished.length;
    expect(before).toBeGreaterThan(0);
    expect(before).toBeLessThan(6);

    const next = await open();
    await next.consume('tasks', { ...ONE_BY_ONE, concurrency: 6 }, async ([received]) => {
      finished.push(received?.id ?? '');
    });
    await vi.waitUntil(() => finished.length >= 6, WAIT);
    expect(finished.sort()).toEqual(messages.map(({ id }) => id).sort());
  });

  test('a broadcast reaches every process that shares the queue, once', async () => {
    const queue = await open();
    const shared = implementation === 'RabbitMQ' ? [queue, await open(), await open()] : [queue];
    const heard: Received[][] = shared.map(() => []);
    await Promise.all(
      shared.map((process, i) =>
        process.onBroadcast(
          (received) => void heard[i]?.push(received),
          () => {},
        ),
      ),
    );
    const broadcasts = ['ws.progress', 'ws.all'].map(
      (routingKey): Message => ({ id: newId(), exchange: BROADCAST, routingKey, body: { to: routingKey } }),
    );
    await publish(queue, ...broadcasts);
    await vi.waitUntil(() => heard.every((one) => one.length === 2), WAIT);
    const expected = broadcasts.map(({ id, routingKey, body }) => expect.objectContaining({ id, routingKey, body }));
    for (const one of heard) expect(one).toEqual(expected);
  });
});

test('messages of a transaction that is rolled back were never published', async () => {
  const queue = await openPgBoss({ db, kind: DATABASE, log });
  await expect(
    db.transaction(async (tx) => {
      await queue.publish([task()], tx);
      throw new Error('rolled back');
    }),
  ).rejects.toThrow('rolled back');
  const kept = task();
  await db.transaction((tx) => queue.publish([kept], tx));
  const seen: string[] = [];
  await queue.consume('tasks', ONE_BY_ONE, async ([received]) => void seen.push(received?.id ?? ''));
  await vi.waitUntil(() => seen.length > 0, WAIT);
  await queue.close();
  expect(seen).toEqual([kept.id]);
});

const KEYS: Record<QueueName, string> = {
  analytics: 'analytics.section_read',
  notifications: 'notification.0190f9a0-0000-7000-8000-000000000000.badge',
  tasks: 'task.try',
};

function message(name: QueueName, fields: Partial<Message> = {}): Message {
  return { id: newId(), exchange: EXCHANGE_OF[name], routingKey: KEYS[name], body: {}, ...fields };
}

const analytics = (fields?: Partial<Message>) => message('analytics', fields);
const task = (fields?: Partial<Message>) => message('tasks', fields);

function byId(a: Received, b: Received): number {
  return a.id < b.id ? -1 : 1;
}
