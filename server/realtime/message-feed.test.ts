import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TOPICS } from '../../domain/realtime.schema.ts';
import type { Place, Topic } from '../../domain/realtime.ts';
import { createMessageFeed, type Subscribed } from './message-feed.ts';
import type { KeptMessage } from './student-messages.ts';
import { progressUpdate, quizResult } from './test-sockets.ts';

const EPOCH = '00000000-0000-4000-8000-000000000001';
const STUDENT = '019abb26-7000-7000-8000-000000000000';

/** A feed over messages in memory; every frame is the offset it carries. `read` decides when the database's answer arrives. */
function createTestFeed(topicOf: (offset: number) => Topic = () => 'progress', read = () => Promise.resolve()) {
  const kept: KeptMessage[] = [];
  const sent: number[] = [];
  const failures: unknown[] = [];
  const answers: (Subscribed & { before: number })[] = [];
  let reads = 0;
  let latest = 0;
  const feed = createMessageFeed({
    async readPlace() {
      const place = { epoch: EPOCH, offset: latest };
      await read();
      return place;
    },
    async readMessagesAfter(offset) {
      reads++;
      const messages = kept.filter((message) => message.offset > offset);
      await read();
      return messages;
    },
    encode: ({ offset }) => String(offset),
    send: (frame) => void sent.push(Number(frame)),
    fail: (error) => void failures.push(error),
  });
  return {
    ...{ feed, sent, failures, answers },
    reads: () => reads,
    /** Keeps the next messages without telling of them. */
    keep(count: number) {
      for (let i = 0; i < count; i++) {
        const offset = ++latest;
        const topic = topicOf(offset);
        kept.push({ offset, topic, message: topic === 'quizzes' ? quizResult(STUDENT) : progressUpdate(STUDENT) });
      }
    },
    trim: (count: number) => void kept.splice(0, count),
    subscribe: (topics: Topic[], since?: Place) =>
      feed.subscribe(topics, since, (answer) => answers.push({ ...answer, before: sent.length })),
    offer: (offset: number) => feed.offer({ offset, topic: topicOf(offset), frame: String(offset) }),
    settle: () => new Promise((resolve) => setImmediate(resolve)),
  };
}

const at = (offset: number, epoch = EPOCH): Place => ({ epoch, offset });

describe('a first subscription', () => {
  test('without a place begins at the latest message', async () => {
    const { answers, sent, ...feed } = createTestFeed();
    feed.keep(3);
    feed.subscribe(['progress']);
    await feed.settle();
    feed.keep(1);
    feed.offer(4);
    expect(answers).toEqual([{ topics: ['progress'], place: at(3), recovered: true, before: 0 }]);
    expect(sent).toEqual([4]);
  });

  test('with a place is answered, and then gets what came after it', async () => {
    const { answers, sent, ...feed } = createTestFeed();
    feed.keep(5);
    feed.subscribe(['progress'], at(2));
    await feed.settle();
    expect(answers).toEqual([{ topics: ['progress'], place: at(2), recovered: true, before: 0 }]);
    expect(sent).toEqual([3, 4, 5]);
  });

  test.each([
    { of: 'the latest place', since: at(5), trimmed: 5, recovered: true, sent: [] },
    { of: 'the place before the oldest that is kept', since: at(2), trimmed: 2, recovered: true, sent: [3, 4, 5] },
    { of: 'a place after which some are gone', since: at(2), trimmed: 3, recovered: false, sent: [] },
    { of: 'a place after which all are gone', since: at(2), trimmed: 5, recovered: false, sent: [] },
    { of: 'a place yet to come', since: at(6), trimmed: 0, recovered: false, sent: [] },
    { of: 'another history', since: at(2, STUDENT), trimmed: 0, recovered: false, sent: [] },
  ])('of $of: recovered is $recovered', async ({ since, trimmed, recovered, ...expected }) => {
    const { answers, sent, ...feed } = createTestFeed();
    feed.keep(5);
    feed.trim(trimmed);
    feed.subscribe(['progress'], since);
    await feed.settle();
    expect(answers).toMatchObject([{ recovered, place: recovered ? since : at(5) }]);
    expect(sent).toEqual(expected.sent);
  });
});

test('later subscriptions add topics and keep the place; what was not subscribed to is passed over', async () => {
  const { answers, sent, ...feed } = createTestFeed((offset) => (offset % 2 === 0 ? 'quizzes' : 'progress'));
  feed.subscribe(['progress']);
  await feed.settle();
  feed.keep(4);
  for (const offset of [1, 2, 3]) feed.offer(offset);
  feed.subscribe(['quizzes']);
  await feed.settle();
  feed.offer(4);
  expect(answers.at(-1)).toMatchObject({ topics: ['progress', 'quizzes'], place: at(3), recovered: true });
  expect(sent).toEqual([1, 3, 4]);
});

test('messages that follow each other need no database', async () => {
  const { sent, reads, ...feed } = createTestFeed();
  feed.subscribe(['progress']);
  await feed.settle();
  feed.keep(3);
  for (const offset of [1, 2, 2, 1, 3]) feed.offer(offset);
  expect(sent).toEqual([1, 2, 3]);
  expect(reads()).toBe(0);
});

test('a message that comes while the database is asked goes out without waiting for another', async () => {
  const { sent, ...feed } = createTestFeed();
  feed.subscribe(['progress']);
  await feed.settle();
  feed.keep(2);
  feed.offer(2);
  feed.keep(1);
  feed.offer(3);
  await feed.settle();
  expect(sent).toEqual([1, 2, 3]);
});

test('what is missing and no longer kept ends the feed, so that the client learns of it when it resumes', async () => {
  const { sent, failures, ...feed } = createTestFeed();
  feed.subscribe(['progress']);
  await feed.settle();
  feed.keep(5);
  feed.trim(2);
  feed.offer(5);
  await feed.settle();
  feed.offer(1);
  await feed.settle();
  expect(failures).toMatchObject([{ message: 'Messages after 0 are no longer kept' }]);
  expect(sent).toEqual([]);
});

test('a database that is away ends the feed', async () => {
  let isAway = false;
  const away = new Error('away');
  const { sent, failures, ...feed } = createTestFeed(undefined, async () => {
    if (isAway) throw away;
  });
  feed.subscribe(['progress']);
  await feed.settle();
  isAway = true;
  feed.keep(3);
  feed.offer(3);
  await feed.settle();
  isAway = false;
  feed.offer(1);
  feed.offer(2);
  await feed.settle();
  expect(failures).toEqual([away]);
  expect(sent).toEqual([]);
});

test('whatever is offered however often, in whatever order, each message of a topic goes out once and in order', async () => {
  const offer = fc.record({ offer: fc.integer({ min: 0, max: 30 }) });
  const step = fc.oneof(
    fc.record({ keep: fc.integer({ min: 1, max: 4 }) }),
    offer,
    offer,
    fc.record({ subscribe: fc.constantFrom(...TOPICS) }),
  );
  const topicOf = (offset: number): Topic => TOPICS[offset % TOPICS.length] ?? 'progress';
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.array(step, { maxLength: 40 }), fc.nat(3), async (scheduler, steps, missed) => {
      const { sent, answers, failures, ...feed } = createTestFeed(topicOf, () => scheduler.schedule(Promise.resolve()));
      let latest = 0;
      const keep = (count: number) => {
        feed.keep(count);
        latest += count;
      };
      keep(3);
      feed.subscribe(['progress', 'quizzes'], at(missed));
      const take = async (step: (typeof steps)[number]) => {
        await scheduler.schedule(Promise.resolve());
        if ('keep' in step) keep(step.keep);
        // Only what is kept is told of.
        else if ('offer' in step) feed.offer(Math.min(step.offer, latest));
        else feed.subscribe([step.subscribe]);
      };
      for (const step of steps) await scheduler.waitFor(take(step));
      keep(1);
      feed.offer(latest);
      await scheduler.waitIdle();

      expect(failures).toEqual([]);
      expect(answers.length).toBe(1 + steps.filter((step) => 'subscribe' in step).length);
      const all = Array.from({ length: latest - missed }, (_, i) => missed + 1 + i);
      const wanted = all.filter((offset) => {
        const subscribed = answers.findLast(({ place }) => place.offset < offset);
        return subscribed?.topics.includes(topicOf(offset));
      });
      expect(sent).toEqual(wanted);
    }),
    { numRuns: 500 },
  );
});
