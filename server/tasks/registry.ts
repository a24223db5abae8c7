import * as z from 'zod/mini';
import { uuid7Schema } from '../../domain/events.schema.ts';
import { keepPartitions } from '../db/keep-partitions.ts';
import { forgetOldBoards } from '../gamification/boards/forget-old-boards.ts';
import { countAllRewards } from '../gamification/count-all-rewards.ts';
import { countRewards } from '../gamification/count-rewards.ts';
import { COUNT_ALL_REWARDS, COUNT_REWARDS } from '../gamification/reward-tasks.ts';
import { forgetOldMessages } from '../queue/inbox.ts';
import { defineTask, NO_PAYLOAD, type Task } from './task.ts';

const MINUTE_MS = 60_000;

/** Every task there is. */
export const REGISTRY: Task[] = [
  defineTask({
    name: 'keep-partitions',
    schema: NO_PAYLOAD,
    timeLimitMs: 5 * MINUTE_MS,
    run: (context) => keepPartitions(context),
  }),
  defineTask({
    name: 'forget-old-messages',
    schema: NO_PAYLOAD,
    timeLimitMs: MINUTE_MS,
    run: ({ db, clock }) => forgetOldMessages(db, clock()),
  }),
  defineTask({
    name: COUNT_REWARDS,
    schema: z.strictObject({ student_id: uuid7Schema }),
    timeLimitMs: MINUTE_MS,
    run: (context, { student_id }) => countRewards(context, student_id),
  }),
  defineTask({
    name: COUNT_ALL_REWARDS,
    schema: z.strictObject({ after: z.nullable(uuid7Schema) }),
    timeLimitMs: 5 * MINUTE_MS,
    run: (context, { after }) => countAllRewards(context, after),
  }),
  defineTask({
    name: 'forget-old-boards',
    schema: NO_PAYLOAD,
    timeLimitMs: MINUTE_MS,
    run: (context) => forgetOldBoards(context),
  }),
];

const HOUR_MS = 60 * MINUTE_MS;

/** Those that are asked for again and again. */
export const SCHEDULE: { name: string; everyMs: number }[] = [
  { name: 'keep-partitions', everyMs: 24 * HOUR_MS },
  { name: 'forget-old-messages', everyMs: 24 * HOUR_MS },
  { name: 'forget-old-boards', everyMs: 24 * HOUR_MS },
];
