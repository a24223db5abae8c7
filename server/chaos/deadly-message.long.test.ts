import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, it, vi } from 'vitest';
import { startRabbitmq } from '../test-services/rabbitmq.ts';
import { newMessage, openTestQueue, WAIT } from './test-queue.ts';

const LIMIT_MS = 300_000;
const WORKER = fileURLToPath(new URL('./mortal-worker.ts', import.meta.url));
const OTHERS = 100;

it.each(['tasks', 'analytics'] as const)(
  'of %s the one that ends every process that takes it becomes a dead letter, alone',
  { timeout: LIMIT_MS },
  async (name) => {
    await using server = await startRabbitmq();
    await using queue = await openTestQueue(server);
    const others = Array.from({ length: OTHERS }, () => newMessage(name, 'fine'));
    const deadly = newMessage(name, 'deadly');
    await queue.send([...others.slice(0, OTHERS / 2), deadly, ...others.slice(OTHERS / 2)]);
    const handled = new Set<string>();
    const stop = new AbortController();
    const working = workOn(server.url, name, handled, stop.signal);
    await vi.waitUntil(async () => (await queue.deadLetters.list(name, 1)).length > 0, WAIT);
    await vi.waitUntil(async () => handled.size + (await queue.deadLetters.list(name, OTHERS)).length > OTHERS, WAIT);
    stop.abort();
    console.log(`deadly ${name}: ${await working} processes ended, ${handled.size} of ${OTHERS} others handled`);
    const { id, routingKey, body } = deadly;
    const error = 'it was delivered too often without being handled';
    expect(await queue.deadLetters.list(name, OTHERS)).toEqual([{ id, routingKey, body, error }]);
    expect([...handled].sort()).toEqual(others.map((other) => other.id).sort());
  },
);

/** Starts a worker whenever the one before has ended, until `signal` is aborted. Resolves with how many ended by themselves. */
async function workOn(url: string, name: string, handled: Set<string>, signal: AbortSignal): Promise<number> {
  for (let ended = 0; ; ended++) {
    const worker = fork(WORKER, [url, name], { execArgv: [] });
    worker.on('message', (id) => handled.add(String(id)));
    const end = () => worker.kill('SIGKILL');
    signal.addEventListener('abort', end);
    await once(worker, 'exit');
    signal.removeEventListener('abort', end);
    if (signal.aborted) return ended;
  }
}
