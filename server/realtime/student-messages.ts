import type { Place, PublicMessage, StudentMessage, Topic } from '../../domain/realtime.ts';
import type { Queryable } from '../db/database.ts';

/** What is published to `websocket_broadcast`: for one student at their place, or for everyone who is connected. */
export type Broadcast =
  | { student_id: string; offset: number; message: StudentMessage }
  | { student_id: null; message: PublicMessage };

/** How many of the latest messages of a student are kept. */
export const KEPT_MESSAGES = 200;

export interface KeptMessage {
  offset: number;
  topic: Topic;
  message: StudentMessage;
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
