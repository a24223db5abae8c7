import { lagosDate } from '../../domain/calendar.ts';
import type { AcceptedRow } from '../../domain/events.ts';
import { activeSeconds } from '../../domain/progress.ts';
import type { Context } from '../context.ts';
import { claimMessages } from '../queue/inbox.ts';
import { EXCHANGE_OF, type Message, type Received } from '../queue/queue.ts';

interface Activity {
  /** In Lagos, as `2026-11-23`. */
  day: string;
  event_type: string;
  events: number;
  active_seconds: number;
}

interface Body {
  student_id: string;
  activity: Activity[];
}

/** The message that tells of new events. */
export function countActivity(studentId: string, rows: readonly AcceptedRow[], id: string): Message {
  const dayOf = ({ correctedAt }: AcceptedRow) => lagosDate(correctedAt);
  const groups = Map.groupBy(rows, (row) => `${dayOf(row)} ${row.type}`).values();
  const activity = Array.from(groups, ([first, ...others]): Activity[] => {
    if (!first) return [];
    const seconds = [first, ...others].reduce((sum, row) => sum + activeSeconds(row), 0);
    return [{ day: dayOf(first), event_type: first.type, events: 1 + others.length, active_seconds: seconds }];
  });
  const body: Body = { student_id: studentId, activity: activity.flat() };
  return { id, exchange: EXCHANGE_OF.analytics, routingKey: 'analytics.learning_activity', body };
}

/** Adds what the messages tell of to `daily_activity`, each message once. */
export async function addActivity({ db, clock }: Pick<Context, 'db' | 'clock'>, messages: readonly Received[]) {
  await db.transaction(async (tx) => {
    const ids = messages.map(({ id }) => id);
    const fresh = await claimMessages(tx, 'analytics', ids, clock());
    // A copy in the same batch is none of the fresh ones.
    const rows = messages.filter(({ id }) => fresh.delete(id)).flatMap(({ body }) => (body as Body).activity);
    if (rows.length === 0) return;
    // In one order, so that two batches that add to the same days do not wait for each other.
    await tx.query(
      `insert into daily_activity (day, event_type, events, active_seconds)
       select day, event_type, sum(events), sum(active_seconds)
       from jsonb_to_recordset($1) as told(day date, event_type text, events bigint, active_seconds bigint)
       group by day, event_type order by day, event_type
       on conflict (day, event_type) do update set events = daily_activity.events + excluded.events,
         active_seconds = daily_activity.active_seconds + excluded.active_seconds`,
      [JSON.stringify(rows)],
    );
  });
}
