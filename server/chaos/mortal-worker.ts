import { pino } from 'pino';
import type { ConsumeOptions } from '../queue/queue.ts';
import { openRabbitmq } from '../queue/rabbitmq.ts';

/**
 * A process that handles tasks, or analytics in batches, and tells the ids of those it handled. A message whose body is `deadly` ends
 * it at once. Takes the URL of the server and the name of the queue as arguments.
 */

const OPTIONS: Record<'tasks' | 'analytics', ConsumeOptions> = {
  tasks: { concurrency: 4, batchSize: 1, timeLimitMs: 10_000 },
  analytics: { concurrency: 1, batchSize: 100, timeLimitMs: 10_000 },
};

const [url = '', queueName] = process.argv.slice(2);
const name = queueName === 'tasks' ? 'tasks' : 'analytics';
process.once('disconnect', () => process.exit());
const queue = await openRabbitmq({ url, clock: Date.now, log: pino({ level: 'silent' }) });
await queue.consume(name, OPTIONS[name], async (messages) => {
  if (messages.some(({ body }) => body === 'deadly')) process.kill(process.pid, 'SIGKILL');
  for (const { id } of messages) process.send?.(id);
});
