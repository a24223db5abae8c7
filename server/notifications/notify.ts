import type { Context } from '../context.ts';
import { claimMessages } from '../queue/inbox.ts';
import { DEFAULT_PRIORITY, EXCHANGE_OF, type Message, type Received } from '../queue/queue.ts';

export type NotificationType = 'mastery_level_up' | 'achievement';

interface Body {
  student_id: string;
  type: NotificationType;
  priority: number;
  payload: unknown;
}

/** The message that has a student told of something. `priority` 0 to 9, 9 first. */
export function notify(
  id: string,
  studentId: string,
  type: NotificationType,
  priority: number = DEFAULT_PRIORITY,
  payload: unknown = {},
): Message {
  const body: Body = { student_id: studentId, type, priority, payload };
  return { id, exchange: EXCHANGE_OF.notifications, routingKey: `notification.${studentId}.${type}`, body, priority };
}

/** Keeps each notification once, for the student to find. */
export async function keepNotifications({ db, clock }: Pick<Context, 'db' | 'clock'>, messages: readonly Received[]) {
  await db.transaction(async (tx) => {
    const fresh = await claimMessages(
      tx,
      'notifications',
      messages.map(({ id }) => id),
      clock(),
    );
    const rows = messages.filter(({ id }) => fresh.delete(id)).map(({ id, body }) => ({ id, ...(body as Body) }));
    if (rows.length === 0) return;
    await tx.query(
      `insert into notifications (id, student_id, type, priority, payload, created_at)
       select id, student_id, type, priority, payload, $2
       from jsonb_to_recordset($1) as told(id uuid, student_id uuid, type text, priority smallint, payload jsonb)`,
      [JSON.stringify(rows), new Date(clock())],
    );
  });
}
