import { addActivity } from './analytics/count-activity.ts';
import type { Context } from './context.ts';
import { keepNotifications } from './notifications/notify.ts';
import type { ConsumeOptions, Queue, QueueName, Received } from './queue/queue.ts';
import { REGISTRY } from './tasks/registry.ts';
import { runTask } from './tasks/run-task.ts';

interface ConsumerOf extends ConsumeOptions {
  name: QueueName;
  handle(context: Context, messages: readonly Received[]): Promise<void>;
}

/** Who handles what is published, and how much of it at once. */
const CONSUMERS: ConsumerOf[] = [
  { name: 'analytics', concurrency: 1, batchSize: 100, timeLimitMs: 30_000, handle: addActivity },
  { name: 'notifications', concurrency: 1, batchSize: 20, timeLimitMs: 30_000, handle: keepNotifications },
  {
    ...{ name: 'tasks', concurrency: 4, batchSize: 1 },
    // The limit of each task is its own; this one is for what surrounds it.
    timeLimitMs: 10 * 60_000,
    handle: async (context, messages) => {
      for (const message of messages) await runTask(context, REGISTRY, message);
    },
  },
];

/** Handles what comes until the queue is closed. */
export async function startConsumers(context: Context, queue: Queue): Promise<void> {
  for (const { name, handle, ...options } of CONSUMERS) {
    await queue.consume(name, options, (messages) => handle(context, messages));
  }
}
