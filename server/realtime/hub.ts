import { TOPIC_OF } from '../../domain/realtime.ts';
import type { Context } from '../context.ts';
import { createMessageFeed, type Frame, type MessageFeed } from './message-feed.ts';
import { type Broadcast, type KeptMessage, readMessagesAfter, readPlace } from './student-messages.ts';

/** A connection, as far as the hub uses it. */
export interface Peer {
  send(frame: Frame): void;
  /** What it should have got cannot be had now. */
  fail(error: unknown): void;
}

export interface Hub {
  /** The peer hears public messages from now on, and the student's own once it subscribes. */
  join(studentId: string, peer: Peer): Membership;
  /** Every broadcast, as often and in whatever order they come. */
  deliver(broadcast: Broadcast): void;
  /** Broadcasts may have been missed: the students' own are looked for. */
  lookForMissed(): void;
}

export interface Membership {
  feed: MessageFeed;
  leave(): void;
}

/** The open connections of this process, by student. */
export function createHub({ db }: Pick<Context, 'db'>): Hub {
  const members = new Map<string, Map<Peer, MessageFeed>>();

  return {
    join(studentId, peer) {
      const feed = createMessageFeed({
        ...peer,
        readPlace: () => readPlace(db, studentId),
        readMessagesAfter: (offset) => readMessagesAfter(db, studentId, offset),
        encode,
      });
      const own = members.get(studentId) ?? new Map<Peer, MessageFeed>();
      members.set(studentId, own.set(peer, feed));
      return {
        feed,
        leave() {
          own.delete(peer);
          if (own.size === 0 && members.get(studentId) === own) members.delete(studentId);
        },
      };
    },

    deliver(broadcast) {
      if (broadcast.student_id === null) {
        const frame = Buffer.from(JSON.stringify(broadcast.message));
        for (const own of members.values()) for (const peer of own.keys()) peer.send(frame);
        return;
      }
      const own = members.get(broadcast.student_id);
      if (!own) return;
      for (const { offset, message } of broadcast.messages) {
        const live = { offset, topic: TOPIC_OF[message.type], frame: encode({ offset, message }) };
        for (const feed of own.values()) feed.offer(live);
      }
    },

    lookForMissed() {
      for (const own of members.values()) for (const feed of own.values()) feed.lookForMissed();
    },
  };
}

/** Made once a message, however many get it. */
function encode({ offset, message }: Pick<KeptMessage, 'offset' | 'message'>): Buffer {
  return Buffer.from(JSON.stringify({ ...message, offset }));
}
