import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { firstAnswer } from './first-answer.ts';
import { startRabbitmq } from './rabbitmq.ts';
import { childrenOf, isRunning } from './running-processes.ts';

it('speaks AMQP and leaves no process behind, the name server of Erlang included', { timeout: 240_000 }, async () => {
  const before = new Set(childrenOf(process.pid));
  const server = await startRabbitmq();
  const started = childrenOf(process.pid).filter((pid) => !before.has(pid));
  expect(started.map(programOf).sort()).toEqual(['beam.smp', 'epmd']);
  expect(started).toContain(server.pid);
  const all = [...started, ...childrenOf(server.pid)];
  const start = await firstAnswer(server.port, 'AMQP\x00\x00\x09\x01');
  // A method frame (1) on channel 0, and in it Connection.Start (class 10, method 10).
  expect([...(start?.subarray(0, 3) ?? [])]).toEqual([1, 0, 0]);
  expect([...(start?.subarray(7, 11) ?? [])]).toEqual([0, 10, 0, 10]);
  await server[Symbol.asyncDispose]();
  await expect.poll(() => all.filter(isRunning)).toEqual([]);
  expect(await firstAnswer(server.port, 'AMQP')).toBeUndefined();
});

function programOf(pid: number): string {
  return readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
}
