import { expect, it } from 'vitest';
import { firstAnswer } from './first-answer.ts';
import { startRedis } from './redis.ts';
import { isRunning } from './running-processes.ts';

it('answers at the same address, empty, when it was killed and starts again', async () => {
  const server = await startRedis();
  const { pid, port, url } = server;
  expect(url).toBe(`redis://127.0.0.1:${port}`);
  expect(await ask(port, 'SET name Ada')).toBe('+OK');
  expect(await ask(port, 'GET name')).toBe('$3');
  await server.kill();
  expect(isRunning(pid)).toBe(false);
  expect(await ask(port, 'PING')).toBeUndefined();
  await server.start();
  expect(await ask(port, 'GET name')).toBe('$-1');
  await server[Symbol.asyncDispose]();
  expect(isRunning(server.pid)).toBe(false);
});

async function ask(port: number, command: string): Promise<string | undefined> {
  const answer = await firstAnswer(port, `${command}\r\n`);
  return answer?.toString().split('\r\n')[0];
}
