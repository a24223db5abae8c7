import { pino } from 'pino';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startConsumers } from './consumers.ts';
import { openPgBoss } from './queue/pg-boss.ts';
import type { Queue } from './queue/queue.ts';
import { relay } from './queue/relay.ts';
import { enqueue } from './tasks/enqueue.ts';
import { sectionRead, signIn } from './test-client.ts';
import { createTestServer } from './test-context.ts';
import { DATABASE } from './test-database.ts';

let server: Awaited<ReturnType<typeof createTestServer>>;
let queue: Queue;
const stop = new AbortController();
let relaying: Promise<void>;
beforeAll(async () => {
  server = await createTestServer();
  queue = await openPgBoss({ db: server.db, kind: DATABASE, log: pino({ level: 'silent' }) });
  relaying = relay(server.context, queue, stop.signal);
  await startConsumers(server.context, queue);
});
afterAll(async () => {
  stop.abort();
  await relaying;
  await queue.close();
  await server.db.close();
});

test('what a sync brought is counted, and heard of by who is connected', async () => {
  const heard: string[] = [];
  await queue.onBroadcast(
    ({ routingKey }) => heard.push(routingKey),
    () => {},
  );
  const phone = await signIn(server);
  for (let i = 0; i < 5; i++) {
    await phone.sync({ events: Array.from({ length: 20 }, () => sectionRead()) });
  }
  const counted = () => server.db.query('select events, active_seconds from daily_activity');
  const whole = [{ events: 100, active_seconds: 3000 }];
  await vi.waitFor(async () => expect(await counted()).toEqual(whole), { timeout: 20_000, interval: 50 });
  expect(heard.filter((key) => key === 'ws.progress')).toHaveLength(5);
  expect(await server.db.query('select id from outbox')).toEqual([]);
});

test('a task that is asked for is run', async () => {
  const { context, db } = server;
  await enqueue(context, db, 'keep-partitions', {});
  context.relayWaker.wake();
  const months = () => db.query(`select from pg_inherits where inhparent = 'analytics_events'::regclass`);
  await vi.waitUntil(async () => (await months()).length > 10, { timeout: 20_000, interval: 50 });
});
