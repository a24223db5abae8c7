import { type Place, type PublicMessage, type StudentMessage, TOPIC_OF, type Topic } from '../../domain/realtime.ts';
import type { Queryable } from '../db/database.ts';
import { addToOutbox } from '../queue/outbox.ts';
import { BROADCAST, type Message } from '../queue/queue.ts';

/** What is published to `websocket_broadcast`: for one student at their places, or for everyone who is connected. */
export type Broadcast =
  | { student_id: string; messages: { offset: number; message: StudentMessage }[] }
  | { student_id: null; message: PublicMessage };

/** How many of the latest messages of a student are kept. */
export const KEPT_MESSAGES = 200;

export interface KeptMessage {
  offset: number;
  topic: Topic;
  message: StudentMessage;
}

/**
 * Puts messages at the end of a student's, keeps the latest, and has them broadcast after `tx`, together with `others`. The caller
 * holds the lock on the student's row and adds their number to its `last_offset`.
 */
export async function appendMessages(
  tx: Queryable,
  { studentId, lastOffset, live, others, now, mintId }: NewMessages,
): Promise<void> {
  const kept = live.map((message, i): KeptMessage => {
    return { offset: lastOffset + i + 1, topic: TOPIC_OF[message.type], message };
  });
  const broadcasts = Array.from(
    Map.groupBy(kept, ({ topic }) => topic),
    ([topic, ofTopic]): Message => {
      const body: Broadcast = {
        student_id: studentId,
        messages: ofTopic.map(({ offset, message }) => ({ offset, message })),
      };
      return { id: mintId(), exchange: BROADCAST, routingKey: `ws.${topic}`, body };
    },
  );
  await Promise.all([
    addToOutbox(tx, mintId(), [...others, ...broadcasts], now),
    tx.query(
      `with trimmed as (delete from student_messages where student_id = $1 and message_offset <= $2)
       insert into student_messages (student_id, message_offset, topic, message)
       select $1, "offset", topic, message
       from jsonb_to_recordset($3) as sent("offset" bigint, topic text, message jsonb)`,
      [studentId, lastOffset + kept.length - KEPT_MESSAGES, JSON.stringify(kept)],
    ),
  ]);
}

interface NewMessages {
  studentId: string;
  lastOffset: number;
  /** What the student's connections get. */
  live: readonly StudentMessage[];
  others: readonly Message[];
  /** Unix milliseconds. */
  now: number;
  mintId: () => string;
}

/** Where a student's messages end now. Throws when there is no such student. */
export async function readPlace(db: Queryable, studentId: string): Promise<Place> {
  const [place] = await db.query<Place>(
    'select (select epoch from server_state) as epoch, last_offset as offset from students where id = $1',
    [studentId],
  );
  if (!place) throw new Error(`There is no student ${studentId}`);
  return place;
}

/** Those of a student's messages that come after `offset` and are still kept, oldest first. */
export async function readMessagesAfter(db: Queryable, studentId: string, offset: number): Promise<KeptMessage[]> {
  return db.query(
    `select message_offset as offset, topic, message from student_messages
     where student_id = $1 and message_offset > $2 order by message_offset`,
    [studentId, offset],
  );
}
