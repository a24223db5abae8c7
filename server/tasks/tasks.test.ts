import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import * as z from 'zod/mini';
import type { Context } from '../context.ts';
import { claimMessages } from '../queue/inbox.ts';
import type { Message, Received } from '../queue/queue.ts';
import { newId } from '../test-client.ts';
import { createTestServer } from '../test-context.ts';
import { enqueue } from './enqueue.ts';
import { REGISTRY, SCHEDULE } from './registry.ts';
import { runTask } from './run-task.ts';
import { keepSchedule } from './schedule.ts';
import { defineTask, TASKS } from './task.ts';

let server: Awaited<ReturnType<typeof createTestServer>>;
beforeAll(async () => {
  server = await createTestServer();
});
beforeEach(() => server.db.exec('truncate outbox, inbox'));
afterAll(() => server.db.close());

async function takeOutbox(): Promise<Message[]> {
  const rows = await server.db.query<{ messages: Message[] }>('delete from outbox returning messages');
  return rows.flatMap(({ messages }) => messages);
}

function asked(name: string, body: unknown): Received {
  return { id: newId(), routingKey: `task.${name}`, body, retries: 0 };
}

function counting() {
  const calls: number[] = [];
  const task = defineTask({
    name: 'count',
    schema: z.strictObject({ by: z.int() }),
    timeLimitMs: 100,
    async run(_context, { by }, { signal }) {
      calls.push(by);
      if (by < 0) throw new Error('cannot count down');
      if (by === 0) await new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('told'))));
    },
  });
  return { calls, run: (message: Received) => runTask(server.context, [task], message) };
}

test('a task is asked for with its payload, priority and delay', async () => {
  const { db, context } = server;
  await db.transaction((tx) => enqueue(context, tx, 'count', { by: 2 }, { priority: 9, delayMs: 5000 }));
  expect(await takeOutbox()).toEqual([
    {
      ...{ id: expect.any(String), exchange: 'async_tasks', routingKey: 'task.count' },
      ...{ body: { by: 2 }, priority: 9, delayMs: 5000 },
    },
  ]);
});

test('a task runs once for one message, and again after it failed', async () => {
  const { calls, run } = counting();
  const message = asked('count', { by: 1 });
  await run(message);
  await run(message);
  expect(calls).toEqual([1]);
  const failing = asked('count', { by: -1 });
  await expect(run(failing)).rejects.toThrow('cannot count down');
  await expect(run(failing)).rejects.toThrow('cannot count down');
  expect(calls).toEqual([1, -1, -1]);
});

test('a task that takes too long, a wrong payload and an unknown name fail with what is wrong', async () => {
  const { calls, run } = counting();
  await expect(run(asked('count', { by: 0 }))).rejects.toThrow(/told|not done after 100 ms/);
  await expect(run(asked('count', { by: 'many' }))).rejects.toThrow(/by/);
  await expect(run(asked('other', {}))).rejects.toThrow('There is no task other: known are count');
  expect(calls).toEqual([0]);
});

test('what is scheduled is asked for by each process under one id, and so runs once a period', async () => {
  const stop = new AbortController();
  const context: Context = { ...server.context, stopping: stop.signal };
  const running = [keepSchedule(context, SCHEDULE), keepSchedule(context, SCHEDULE)];
  await sleep(300);
  stop.abort();
  await Promise.all(running);
  const messages = await takeOutbox();
  expect(messages).toHaveLength(2 * SCHEDULE.length);
  expect(new Set(messages.map(({ id }) => id)).size).toBe(SCHEDULE.length);
});

test('every scheduled task is known and does its work', async () => {
  const { db, context } = server;
  const old = newId();
  await claimMessages(db, 'analytics', [old], server.clock.now - 100 * 86_400_000);
  for (const { name } of SCHEDULE) await runTask(context, REGISTRY, asked(name, {}));
  const [count] = await db.query<{ count: number }>(
    `select count(*)::int as count from pg_inherits where inhparent = 'analytics_events'::regclass`,
  );
  expect(count?.count).toBeGreaterThan(10);
  expect(await db.query('select message_id from inbox where consumer <> $1', [TASKS])).toEqual([]);
});
