import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { readConfig } from '../config.ts';
import { createContext } from '../context.ts';
import { SetupError } from '../setup-error.ts';
import { openQueue } from './open-queue.ts';
import { QUEUE_NAMES, type Queue, type QueueName } from './queue.ts';

const USAGE = `npm run queue -- list QUEUE     shows what could not be handled, and why
npm run queue -- retry QUEUE    puts it back into the queue
npm run queue -- purge QUEUE    deletes it
QUEUE is one of ${QUEUE_NAMES.join(', ')}`;
const MOST_LISTED = 1000;
const CONNECT_MS = 10_000;

/** Tells what it did. */
const COMMANDS: Record<string, (queue: Queue, name: QueueName) => Promise<string>> = {
  async list({ deadLetters }, name) {
    const letters = await deadLetters.list(name, MOST_LISTED);
    const lines = letters.map(
      ({ id, routingKey, error, body }) => `${id} ${routingKey}: ${error}\n  ${JSON.stringify(body)}`,
    );
    return [...lines, `${letters.length} of ${name} could not be handled.`].join('\n');
  },
  async retry({ deadLetters }, name) {
    return `Put ${await deadLetters.retry(name)} back into ${name}.`;
  },
  async purge({ deadLetters }, name) {
    return `Deleted ${await deadLetters.purge(name)} of ${name}.`;
  },
};

try {
  process.stdout.write(`${await runCommand(process.argv.slice(2))}\n`);
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

async function runCommand([command = '', name = '', ...more]: string[]): Promise<string> {
  const run = Object.hasOwn(COMMANDS, command) ? COMMANDS[command] : undefined;
  const queueName = QUEUE_NAMES.find((one) => one === name);
  if (!run || !queueName || more.length > 0) throw new SetupError(USAGE);
  const context = await createContext(
    { ...readConfig(process.env), role: 'worker' },
    { log: pino({ level: 'silent' }), files: new Map() },
  );
  try {
    const queue = await openQueue(context);
    try {
      await connected(queue);
      return await run(queue, queueName);
    } finally {
      await queue.close();
    }
  } finally {
    await Promise.all([context.cache.close(), context.boards.close()]);
    await context.db.close();
  }
}

async function connected(queue: Queue): Promise<void> {
  for (const end = Date.now() + CONNECT_MS; queue.fault() !== null; await sleep(50)) {
    if (Date.now() > end) throw new SetupError(`AMQP_URL names a server that does not answer: ${queue.fault()}`);
  }
}
