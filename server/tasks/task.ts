import * as z from 'zod/mini';
import type { Context } from '../context.ts';
import { withTimeLimit } from '../queue/attempt.ts';

/** What is known of one request for a task. */
export interface TaskCall {
  /** A UUID, the same through every retry. */
  id: string;
  /** Aborted when the time is up. */
  signal: AbortSignal;
}

/** Work in the background that is asked for by name. */
export interface Task {
  /** Letters, digits and hyphens, as a part of the routing key `task.{name}`. */
  name: string;
  /** Throws when the payload is not what the task takes, when it fails, and when its time is up. */
  run(context: Context, payload: unknown, id: string): Promise<void>;
}

/**
 * A task that takes payloads of `schema`. `run` is called once where all goes well, and again after a failure or a process that ended
 * in the middle: what must not happen twice stands in a transaction that claims the call's id for the consumer {@link TASKS}
 * (server/queue/inbox.ts).
 */
export function defineTask<Payload>({
  name,
  schema,
  timeLimitMs,
  run,
}: {
  name: string;
  schema: z.ZodMiniType<Payload>;
  timeLimitMs: number;
  run(context: Context, payload: Payload, call: TaskCall): Promise<void>;
}): Task {
  return {
    name,
    async run(context, payload, id) {
      const checked = schema.parse(payload);
      await withTimeLimit(timeLimitMs, (signal) => run(context, checked, { id, signal }));
    },
  };
}

/** The name of the consumer in the inbox. */
export const TASKS = 'tasks';

export const NO_PAYLOAD = z.strictObject({});
