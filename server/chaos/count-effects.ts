import { setTimeout as sleep } from 'node:timers/promises';
import { MAX_ACTIVE_SECONDS } from '../../domain/events.ts';
import { MASTERED_FROM } from '../../domain/mastery.ts';
import type { Database } from '../db/database.ts';
import { openPostgresForUpkeep } from '../db/postgres.ts';
import { QUEUE_NAMES } from '../queue/queue.ts';
import { deadQueueOf } from '../queue/rabbitmq-topology.ts';
import { KEPT_MESSAGES } from '../realtime/student-messages.ts';
import type { RabbitmqServer } from '../test-services/rabbitmq.ts';

/** How what came of the events differs from what the log says should have: all zero when each effect was had once. */
export interface EffectDifference {
  /** Events that `daily_activity` has too few of, by day and type. */
  uncounted: number;
  /** Events that it has too many of. */
  overcounted: number;
  /** Seconds of study by which it is wrong. */
  seconds: number;
  /** Lessons that were mastered, and achievements that are kept, without a notification. */
  untold: number;
  /** Notifications beyond the first of each of them. */
  retold: number;
  /** Students whose kept messages have a gap, or do not end at their last one. */
  gaps: number;
  deadLetters: number;
}

export const NO_EFFECT_DIFFERENCE: EffectDifference = {
  ...{ uncounted: 0, overcounted: 0, seconds: 0 },
  ...{ untold: 0, retold: 0, gaps: 0, deadLetters: 0 },
};

const SETTLE_LIMIT_MS = 120_000;

/** Waits until all that was published is handled, then holds the effects against the log, and prints a line about it. */
export async function countEffects(
  fault: string,
  databaseUrl: string,
  rabbitmq: RabbitmqServer,
): Promise<EffectDifference> {
  const db = openPostgresForUpkeep(databaseUrl);
  try {
    const begun = Date.now();
    const deadLetters = await settle(db, rabbitmq);
    const took = Date.now() - begun;
    const { counted, ...activity } = await compareActivity(db);
    const { notified, ...notifications } = await compareNotifications(db);
    const difference = { ...activity, ...notifications, gaps: await countGaps(db), deadLetters };
    console.log(
      `${fault}: ${counted} events counted, ${notified} notifications, all handled ${took} ms after the last sync; ` +
        Object.entries(difference)
          .map(([name, count]) => `${name} ${count}`)
          .join(', '),
    );
    return difference;
  } finally {
    await db.close();
  }
}

/** Resolves with the number of dead letters when nothing else is under way any more. */
export async function settle(db: Database, rabbitmq: RabbitmqServer): Promise<number> {
  const dead = new Set(QUEUE_NAMES.map(deadQueueOf));
  for (const end = Date.now() + SETTLE_LIMIT_MS; ; await sleep(500)) {
    const outbox = await db.query('select from outbox');
    const counts = Object.entries(await rabbitmq.countMessages());
    const busy = counts.filter(([name, count]) => count > 0 && !dead.has(name));
    if (outbox.length === 0 && busy.length === 0) {
      return counts.reduce((sum, [name, count]) => sum + (dead.has(name) ? count : 0), 0);
    }
    if (Date.now() > end) throw new Error(`Not handled: ${outbox.length} in the outbox, ${JSON.stringify(busy)}`);
  }
}

type Activity = Pick<EffectDifference, 'uncounted' | 'overcounted' | 'seconds'> & { counted: number };

async function compareActivity(db: Database): Promise<Activity> {
  return only(
    await db.query<Activity>(
      `with logged as (
         select (corrected_at at time zone 'Africa/Lagos')::date as day, type as event_type, count(*) as events,
           coalesce(sum(least((payload->>'active_seconds')::numeric, $1)) filter (where payload ? 'active_seconds'), 0) as active_seconds
         from learning_events group by 1, 2
       ), both_sides as (
         select coalesce(logged.events, 0) as logged, coalesce(told.events, 0) as counted,
           coalesce(logged.active_seconds, 0) - coalesce(told.active_seconds, 0) as seconds
         from logged full join daily_activity told using (day, event_type)
       )
       select coalesce(sum(counted), 0)::integer as counted, coalesce(sum(greatest(logged - counted, 0)), 0)::integer as uncounted,
         coalesce(sum(greatest(counted - logged, 0)), 0)::integer as overcounted, coalesce(sum(abs(seconds)), 0)::integer as seconds
       from both_sides`,
      [MAX_ACTIVE_SECONDS],
    ),
  );
}

type Notifications = Pick<EffectDifference, 'untold' | 'retold'> & { notified: number };

async function compareNotifications(db: Database): Promise<Notifications> {
  return only(
    await db.query<Notifications>(
      `with due as (
         select distinct student_id, 'mastery_level_up' as type, lesson_id as what from learning_events
         where type = 'quiz_submitted' and score >= $1
         union all
         select student_id, 'achievement', achievement_id from student_achievements
       ), told as (
         select student_id, type, coalesce(payload->>'lesson_id', payload->>'achievement_id') as what, count(*) as times
         from notifications group by 1, 2, 3
       )
       select coalesce(sum(told.times), 0)::integer as notified,
         count(*) filter (where told.times is null)::integer as untold,
         coalesce(sum(told.times - case when due.what is null then 0 else 1 end), 0)::integer as retold
       from due full join told using (student_id, type, what)`,
      [MASTERED_FROM],
    ),
  );
}

async function countGaps(db: Database): Promise<number> {
  const rows = await db.query(
    `select from students left join student_messages on student_id = id
     group by id, last_offset
     having count(message_offset) <> least(last_offset, $1)
       or coalesce(max(message_offset), 0) <> last_offset
       or coalesce(min(message_offset), 1) <> greatest(last_offset - $1, 0) + 1`,
    [KEPT_MESSAGES],
  );
  return rows.length;
}

function only<Row>([row]: Row[]): Row {
  if (!row) throw new Error('A query for one row had none');
  return row;
}
