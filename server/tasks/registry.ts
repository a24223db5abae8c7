import { keepPartitions } from '../db/keep-partitions.ts';
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
];

const HOUR_MS = 60 * MINUTE_MS;

/** Those that are asked for again and again. */
export const SCHEDULE: { name: string; everyMs: number }[] = [
  { name: 'keep-partitions', everyMs: 24 * HOUR_MS },
  { name: 'forget-old-messages', everyMs: 24 * HOUR_MS },
];
