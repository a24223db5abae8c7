import type { Place, Topic } from '../../domain/realtime.ts';
import type { KeptMessage } from './student-messages.ts';

/** A message as it goes over a connection. */
export type Frame = Buffer | string;

export interface LiveMessage {
  offset: number;
  topic: Topic;
  frame: Frame;
}

export interface Subscribed {
  topics: Topic[];
  place: Place;
  recovered: boolean;
}

export interface FeedDeps {
  readPlace(): Promise<Place>;
  readMessagesAfter(offset: number): Promise<KeptMessage[]>;
  encode(message: KeptMessage): Frame;
  send(frame: Frame): void;
  /** The feed has ended: the database does not answer, or what came between is no longer kept. */
  fail(error: unknown): void;
}

/**
 * What one connection gets of its student's messages: from the place of its first subscription on each one of its topics once and
 * in order, though they are offered more than once, in any order and not all of them. What is missing comes from the database.
 */
export function createMessageFeed({ readPlace, readMessagesAfter, encode, send, fail }: FeedDeps) {
  const topics = new Set<Topic>();
  const jobs: (() => Promise<void>)[] = [];
  /** The epoch, and the last offset that was dealt with. Null before the first subscription. */
  let place: Place | null = null;
  let hasBegun = false;
  /** The highest offset heard of. */
  let newest = 0;
  /** Once it failed it stays so: nothing more is sent. */
  let isBusy = false;

  return {
    /** Whether there was a subscription, answered or not. */
    hasBegun: () => hasBegun,

    /** `answer` is called before the first message that follows. Throws nothing: `fail` is told. */
    subscribe(added: Topic[], since: Place | undefined, answer: (subscribed: Subscribed) => void): void {
      hasBegun = true;
      perform(async () => {
        if (place === null) return begin(added, since, answer);
        for (const topic of added) topics.add(topic);
        answer({ topics: [...topics], place, recovered: true });
      });
    },

    unsubscribe(removed: Topic[], answer: (topics: Topic[]) => void): void {
      perform(async () => {
        for (const topic of removed) topics.delete(topic);
        answer([...topics]);
      });
    },

    offer(message: LiveMessage): void {
      newest = Math.max(newest, message.offset);
      if (isBusy || place === null) return;
      if (message.offset === place.offset + 1) pass(message);
      else void work();
    },

    lookForMissed(): void {
      if (place === null) return;
      newest = Math.max(newest, place.offset + 1);
      void work();
    },
  };

  async function begin(added: Topic[], since: Place | undefined, answer: (subscribed: Subscribed) => void) {
    const latest = await readPlace();
    const isPast = since?.epoch === latest.epoch && since.offset <= latest.offset;
    const missed = isPast ? await readMessagesAfter(since.offset) : [];
    const isWhole = isPast && (missed[0]?.offset ?? latest.offset + 1) === since.offset + 1;
    place = isWhole ? since : latest;
    for (const topic of added) topics.add(topic);
    answer({ topics: [...topics], place, recovered: isWhole || since === undefined });
    if (isWhole) passAll(missed);
  }

  function perform(job: () => Promise<void>): void {
    jobs.push(job);
    void work();
  }

  /** One thing after the other, and at last whatever was missed meanwhile. */
  async function work(): Promise<void> {
    if (isBusy) return;
    isBusy = true;
    try {
      for (;;) {
        const job = jobs.shift();
        if (job) await job();
        else if (place && newest > place.offset) await catchUp(place);
        else break;
      }
      isBusy = false;
    } catch (error) {
      fail(error);
    }
  }

  async function catchUp({ offset }: Place): Promise<void> {
    const missed = await readMessagesAfter(offset);
    if (missed[0] && missed[0].offset > offset + 1) throw new Error(`Messages after ${offset} are no longer kept`);
    passAll(missed);
    // Only a message of another history is not there.
    if (missed.length === 0) newest = offset;
  }

  function passAll(messages: KeptMessage[]): void {
    for (const message of messages) pass({ ...message, frame: encode(message) });
  }

  function pass({ offset, topic, frame }: LiveMessage): void {
    if (place) place = { ...place, offset };
    if (topics.has(topic)) send(frame);
  }
}

export type MessageFeed = ReturnType<typeof createMessageFeed>;
