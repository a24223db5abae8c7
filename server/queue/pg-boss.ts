import { type Db, type Job, type JobInsert, type JobResult, type JobWithMetadata, PgBoss } from 'pg-boss';
import type { Logger } from 'pino';
import type { Database, Queryable } from '../db/database.ts';
import { attempt } from './attempt.ts';
import {
  BROADCAST,
  DEFAULT_PRIORITY,
  EXCHANGE_OF,
  type Message,
  QUEUE_NAMES,
  type Queue,
  type QueueName,
  RETRY,
  type Received,
  type RetryPolicy,
} from './queue.ts';

/** What of a message pg-boss has no place for. */
type JobData = Pick<Message, 'id' | 'routingKey' | 'body'>;

/** Handlers have a time limit of their own; this is for a process that ended in the middle of one. */
const LOST_AFTER_SECONDS = 600;
/** Within a process whoever publishes wakes the consumers, so this is for what waits and what another process published. */
const POLL_SECONDS = 1;
const STOP_MS = 10_000;
/** Longer than `setTimeout` can wait. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** A queue in the database itself, for one process, or several that share no broadcasts. */
export async function openPgBoss({
  db,
  kind,
  log,
  retry = RETRY,
}: {
  db: Database;
  kind: 'embedded' | 'postgres';
  log: Logger;
  retry?: RetryPolicy;
}): Promise<Queue> {
  const boss = new PgBoss({
    db: executor(db),
    backend: kind === 'embedded' ? 'pglite' : 'postgres',
    // Our own tasks are scheduled through the queue like any other work.
    schedule: false,
    maintenanceIntervalSeconds: 3600,
    monitorVacuum: false,
    reindex: kind === 'postgres',
  });
  boss.on('error', (err) => log.warn({ err }, 'the queue could not be worked on'));
  boss.on('warning', (warning) => log.warn({ warning }, 'a warning of the queue'));
  await boss.start();
  for (const name of QUEUE_NAMES) {
    await boss.createQueue(deadQueueOf(name), { retentionSeconds: 365 * 86_400 });
    await boss.createQueue(name, {
      deadLetter: deadQueueOf(name),
      retryLimit: retry.retries,
      retryDelay: Math.ceil(retry.firstMs / 1000),
      retryBackoff: true,
      expireInSeconds: LOST_AFTER_SECONDS,
      deleteAfterSeconds: 3600,
    });
  }

  const workers = new Map<QueueName, string[]>();
  const listeners: ((message: Received) => void)[] = [];
  const timers = new Set<NodeJS.Timeout>();

  function wake(name: QueueName, delayMs: number): void {
    const timer = setTimeout(
      () => {
        timers.delete(timer);
        for (const id of workers.get(name) ?? []) boss.notifyWorker(id);
      },
      Math.min(delayMs, LONGEST_TIMER_MS),
    );
    timers.add(timer);
  }

  return {
    async publish(messages, tx) {
      const broadcasts = messages.filter(({ exchange }) => exchange === BROADCAST);
      const due: [QueueName, number][] = [];
      for (const name of QUEUE_NAMES) {
        const own = messages.filter(({ exchange }) => exchange === EXCHANGE_OF[name]);
        if (own.length === 0) continue;
        await boss.insert(name, own.map(toJob), { db: executor(tx) });
        for (const delayMs of new Set(own.map(({ delayMs = 0 }) => delayMs))) due.push([name, delayMs]);
      }
      return () => {
        for (const [name, delayMs] of due) wake(name, delayMs);
        for (const message of broadcasts) for (const listener of listeners) listener({ ...message, retries: 0 });
      };
    },

    async consume(name, { concurrency, batchSize, timeLimitMs }, handle) {
      const ids: string[] = [];
      workers.set(name, ids);
      const work = async (jobs: Job<JobData>[]) => {
        const faults = await attempt(jobs.map(toReceived), handle, timeLimitMs);
        // There may be more, for which it would wait.
        wake(name, 0);
        return jobs.map(({ id, data, retryCount: retries }, place): JobResult => {
          const err = faults.get(place);
          if (!err) return { id, status: 'completed' };
          log.warn({ err, queue: name, id, routingKey: data.routingKey, retries }, 'a message was not handled');
          return { id, status: 'failed', output: { message: err.message } };
        });
      };
      for (let i = 0; i < concurrency; i++) {
        const options = { batchSize, pollingIntervalSeconds: POLL_SECONDS, perJobResults: true } as const;
        ids.push(await boss.work<JobData, unknown, typeof options>(name, options, work));
      }
    },

    async onBroadcast(listener) {
      listeners.push(listener);
    },

    fault: () => null,

    deadLetters: {
      async list(name, limit) {
        const jobs = await boss.findJobs<JobData>(deadQueueOf(name), { queued: true, limit });
        return jobs.map(({ data, sourceOutput }: JobWithMetadata<JobData>) => ({
          ...{ id: data.id, routingKey: data.routingKey, body: data.body },
          error: faultIn(sourceOutput),
        }));
      },
      async retry(name) {
        const count = await boss.redrive(deadQueueOf(name), { limit: 100_000 });
        wake(name, 0);
        return count;
      },
      purge: (name) => boss.deleteQueuedJobs(deadQueueOf(name)),
    },

    async close() {
      for (const timer of timers) clearTimeout(timer);
      await boss.stop({ graceful: true, timeout: STOP_MS, close: false });
    },
  };
}

function deadQueueOf(name: QueueName): string {
  return `${name}_dead`;
}

function executor(on: Queryable): Db {
  return {
    executeSql: async (text, values = []) => ({
      rows: values.length > 0 ? await on.query(text, values) : await on.exec(text),
    }),
  };
}

function toJob({ id, routingKey, body, priority = DEFAULT_PRIORITY, delayMs = 0 }: Message): JobInsert {
  const data: JobData = { id, routingKey, body };
  return { id, data, priority, ...(delayMs > 0 && { startAfter: new Date(Date.now() + delayMs) }) };
}

function toReceived({ data, retryCount }: Job<JobData>): Received {
  return { ...data, retries: retryCount };
}

function faultIn(output: object | null): string {
  return output && 'message' in output ? String(output.message) : 'it ended the process that had it, or took too long';
}
