import { connect } from 'amqplib';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { newId } from '../test-client.ts';
import { type RabbitmqServer, startRabbitmq } from '../test-services/rabbitmq.ts';
import { BROADCAST, EXCHANGE_OF, type Message, type Queue, QueueUnavailable } from './queue.ts';
import { openRabbitmq } from './rabbitmq.ts';

const WAIT = { timeout: 60_000, interval: 50 };
const ONE_BY_ONE = { concurrency: 1, batchSize: 1, timeLimitMs: 5000 };

let server: RabbitmqServer;
beforeAll(async () => {
  server = await startRabbitmq();
});
afterAll(() => server[Symbol.asyncDispose]());

function open(): Promise<Queue> {
  return openRabbitmq({
    url: server.url,
    clock: Date.now,
    log: pino({ level: 'silent' }),
    retry: { retries: 1, firstMs: 2000 },
  });
}

/** RabbitMQ takes no part in transactions. */
const tx = { query: () => Promise.reject(new Error('unused')), exec: () => Promise.reject(new Error('unused')) };

function task(): Message {
  return { id: newId(), exchange: EXCHANGE_OF.tasks, routingKey: 'task.try', body: {} };
}

test('a server that is killed is refused to at once, and found again with everything it had', {
  timeout: 120_000,
}, async () => {
  const queue = await open();
  const [before, waiting, after] = [task(), task(), task()];
  const handled: string[] = [];
  const heard: string[] = [];
  let timesMissed = 0;
  await queue.consume('tasks', ONE_BY_ONE, async ([message]) => {
    if (message?.id === waiting.id && message.retries === 0) throw new Error('not now');
    handled.push(message?.id ?? '');
  });
  await queue.onBroadcast(
    ({ id }) => void heard.push(id),
    () => timesMissed++,
  );
  await vi.waitUntil(() => queue.fault() === null, WAIT);
  // What is in a queue that is new when its broker is killed may be lost, so it is stopped properly once.
  await server.stop();
  await server.start();
  await vi.waitUntil(() => queue.fault() === null, WAIT);
  await queue.publish([waiting, before], tx);
  await vi.waitUntil(() => handled.includes(before.id), WAIT);
  const missedBefore = timesMissed;

  await server.kill();
  await vi.waitUntil(() => queue.fault() !== null, WAIT);
  await expect(queue.publish([task()], tx)).rejects.toThrow(QueueUnavailable);
  await server.start();
  await vi.waitUntil(() => queue.fault() === null, WAIT);
  const broadcast: Message = { id: newId(), exchange: BROADCAST, routingKey: 'ws.progress', body: {} };
  await queue.publish([after, broadcast], tx);
  await vi.waitUntil(() => handled.includes(after.id) && handled.includes(waiting.id), WAIT);
  await vi.waitUntil(() => heard.includes(broadcast.id), WAIT);
  expect(timesMissed).toBe(missedBefore + 1);
  await queue.close();
});

test('what others publish is taken by their routing keys, and what is no JSON becomes a dead letter', async () => {
  const queue = await open();
  const handled: unknown[] = [];
  await queue.consume(
    'tasks',
    ONE_BY_ONE,
    async ([message]) => void handled.push([message?.routingKey, message?.body]),
  );
  await vi.waitUntil(() => queue.fault() === null, WAIT);
  const other = await connect(server.url);
  const channel = await other.createChannel();
  channel.publish('async_tasks', 'task.their-own', Buffer.from('{"by":"another system"}'));
  channel.publish('async_tasks', 'task.broken', Buffer.from('{'), { messageId: 'broken' });
  await vi.waitUntil(async () => (await queue.deadLetters.list('tasks', 5)).length === 1, WAIT);
  await vi.waitUntil(() => handled.length === 1, WAIT);
  expect(handled).toEqual([['task.their-own', { by: 'another system' }]]);
  const letter = { id: 'broken', routingKey: 'task.broken', body: '{', error: 'the body is not JSON' };
  expect(await queue.deadLetters.list('tasks', 5)).toEqual([letter]);
  await queue.close();
  await other.close();
});

test('of a server that is away at the start nothing is asked until it is there', async () => {
  const queue = await openRabbitmq({ url: 'amqp://127.0.0.1:1', clock: Date.now, log: pino({ level: 'silent' }) });
  await expect(queue.publish([task()], tx)).rejects.toThrow('The queue is not available');
  expect(queue.fault()).not.toBeNull();
  await queue.close();
});
