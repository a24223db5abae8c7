import { firstAnswer } from './first-answer.ts';
import { freePort } from './free-port.ts';
import { installPackages } from './install-packages.ts';
import { privateFolder } from './private-folder.ts';
import { type PrivateProcess, startPrivateProcess } from './private-process.ts';

const REDIS = '/usr/bin/redis-server';

export interface RedisServer extends PrivateProcess {
  url: string;
  port: number;
}

/** A private Redis on a free port of 127.0.0.1. It holds its data in memory only: after each start it is empty. */
export async function startRedis(): Promise<RedisServer> {
  installPackages([{ file: REDIS, package: 'redis-server' }]);
  await using begun = new AsyncDisposableStack();
  const folder = begun.use(await privateFolder('redis'));
  const port = await freePort();
  const server = await startPrivateProcess({
    command: REDIS,
    args: ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder.path, '--save', ''],
    stopSignal: 'SIGTERM',
    isReady: async () => (await firstAnswer(port, 'PING\r\n'))?.toString() === '+PONG\r\n',
    startLimitMs: 60_000,
    folder,
  });
  begun.move();
  return Object.assign(server, { url: `redis://127.0.0.1:${port}`, port });
}
