import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, vi } from 'vitest';
import type { ConsumeOptions, QueueName } from '../queue/queue.ts';
import { startRabbitmq } from '../test-services/rabbitmq.ts';
import { newMessage, openTestQueue, WAIT } from './test-queue.ts';

const LIMIT_MS = 300_000;
const MESSAGES = 1000;

const CONSUMERS: [QueueName, ConsumeOptions][] = [
  ['tasks', { concurrency: 4, batchSize: 1, timeLimitMs: 300 }],
  ['notifications', { concurrency: 1, batchSize: 20, timeLimitMs: 300 }],
  ['analytics', { concurrency: 2, batchSize: 100, timeLimitMs: 300 }],
];

it.each(CONSUMERS)(
  'of %s all but the poisoned one are handled, though some fail, some hang and RabbitMQ is killed',
  { timeout: LIMIT_MS },
  async (name, options) => {
    await using server = await startRabbitmq();
    await using queue = await openTestQueue(server);
    const messages = Array.from({ length: MESSAGES }, (_, i) => newMessage(name, kindOf(i)));
    const handled = new Set<string>();
    let calls = 0;
    let isMended = false;
    // RabbitMQ 3.10 may find no leader for a quorum queue that it made shortly before it was killed.
    await sleep(3_000);
    await queue.send(messages);
    await queue.consume(name, options, async (batch) => {
      calls++;
      for (const { body, retries } of batch) {
        if (body === 'poisoned' && !isMended) throw new Error('poisoned');
        if (body === 'failing' && retries === 0) throw new Error('fails at first');
        if (body === 'hanging' && retries === 0) await new Promise(() => {});
      }
      for (const { id } of batch) handled.add(id);
    });
    await vi.waitUntil(() => handled.size > MESSAGES / 4, WAIT);
    await server.kill();
    await server.start();
    await vi.waitUntil(() => handled.size === MESSAGES - 1 && queue.fault() === null, WAIT);
    await vi.waitUntil(async () => (await queue.deadLetters.list(name, 10)).length > 0, WAIT);
    const poisoned = messages.find(({ body }) => body === 'poisoned');
    expect(await queue.deadLetters.list(name, 10)).toEqual([
      { id: poisoned?.id, routingKey: poisoned?.routingKey, body: 'poisoned', error: 'poisoned' },
    ]);

    isMended = true;
    expect(await queue.deadLetters.retry(name)).toBe(1);
    await vi.waitUntil(() => handled.size === MESSAGES, WAIT);
    await vi.waitUntil(async () => Object.values(await server.countMessages()).every((count) => count === 0), WAIT);
    console.log(`failing ${name}: ${handled.size} handled in ${calls} calls, none left`);
  },
);

function kindOf(place: number): string {
  if (place === MESSAGES / 2) return 'poisoned';
  if (place % 100 === 33) return 'hanging';
  return place % 50 === 7 ? 'failing' : 'fine';
}
