import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Database } from '../db/database.ts';
import { newId } from '../test-client.ts';
import { openTestDatabase } from '../test-database.ts';
import { claimMessages } from './inbox.ts';
import { addToOutbox } from './outbox.ts';
import { EXCHANGE_OF, type Message, type Queue, QueueUnavailable } from './queue.ts';
import { relay, relayBatch } from './relay.ts';
import { createWaker } from './waker.ts';

const NOW = Date.parse('2026-11-23T09:00:00Z');
const WAIT = { timeout: 20_000, interval: 10 };
const log = pino({ level: 'silent' });

let db: Database;
beforeAll(async () => {
  db = await openTestDatabase();
});
beforeEach(() => db.exec('truncate outbox, inbox'));
afterAll(() => db.close());

/** Keeps what is published to it; as long as `isAway` it takes nothing. */
function recordingQueue() {
  const published: string[] = [];
  const state = { isAway: false, published };
  const queue: Pick<Queue, 'publish'> = {
    async publish(messages) {
      await sleep(5);
      if (state.isAway) throw new QueueUnavailable('away');
      published.push(...messages.map(({ id }) => id));
      return () => {};
    },
  };
  return { state, queue: queue as Queue };
}

async function put(count: number): Promise<string[]> {
  const messages = Array.from({ length: count }, newMessage);
  for (const message of messages) await addToOutbox(db, newId(), [message], NOW);
  return messages.map(({ id }) => id);
}

function newMessage(): Message {
  return { id: newId(), exchange: EXCHANGE_OF.tasks, routingKey: 'task.try', body: { text: 'ọ' } };
}

const left = () => db.query('select id from outbox');

test('what stands in the outbox is published, and is gone when the queue has it', async () => {
  const { state, queue } = recordingQueue();
  const ids = await put(3);
  expect(await relayBatch(db, queue)).toBe(3);
  expect(state.published.sort()).toEqual(ids.sort());
  expect(await left()).toEqual([]);
  expect(await relayBatch(db, queue)).toBe(0);
});

test('what the queue did not take stays, and goes out when it is back', async () => {
  const { state, queue } = recordingQueue();
  const ids = await put(2);
  state.isAway = true;
  await expect(relayBatch(db, queue)).rejects.toThrow('not available');
  expect(await left()).toHaveLength(2);

  const stop = new AbortController();
  const relaying = relay({ db, log, relayWaker: createWaker() }, queue, stop.signal);
  await sleep(100);
  state.isAway = false;
  await vi.waitUntil(() => state.published.length === 2, WAIT);
  expect(state.published.sort()).toEqual(ids.sort());
  stop.abort();
  await relaying;
});

test('a woken relay does not wait, and one that is stopped first sends what is left', async () => {
  const { state, queue } = recordingQueue();
  const relayWaker = createWaker();
  const stop = new AbortController();
  const relaying = relay({ db, log, relayWaker }, queue, stop.signal);
  await sleep(100);
  const [first] = await put(1);
  relayWaker.wake();
  await vi.waitUntil(() => state.published.length === 1, { timeout: 500, interval: 5 });
  const [last] = await put(1);
  stop.abort();
  await relaying;
  expect(state.published).toEqual([first, last]);
});

test('relays side by side publish each message once', async () => {
  const { state, queue } = recordingQueue();
  const ids = await put(250);
  let count = 0;
  const run = async () => {
    for (let done = 1; done > 0; count += done) done = await relayBatch(db, queue);
  };
  await Promise.all([run(), run(), run()]);
  expect(count).toBe(250);
  expect(state.published.sort()).toEqual(ids.sort());
});

test('of those who claim the same messages each gets them once, and whoever fails gives them back', async () => {
  const ids = Array.from({ length: 5 }, () => newId());
  const claim = (some: string[]) => db.transaction((tx) => claimMessages(tx, 'counting', some, NOW));
  const failed = db.transaction(async (tx) => {
    await claimMessages(tx, 'counting', ids, NOW);
    throw new Error('crashed');
  });
  await expect(failed).rejects.toThrow('crashed');
  const claims = await Promise.all([claim(ids), claim(ids.toReversed()), claim([...ids, ...ids])]);
  expect(claims.flatMap((claimed) => [...claimed]).sort()).toEqual(ids.sort());
  expect(await db.transaction((tx) => claimMessages(tx, 'another', ids, NOW))).toEqual(new Set(ids));
});
