import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, readdir } from 'node:fs/promises';
import { createInterface } from 'node:readline/promises';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { privateFolder } from './private-folder.ts';
import { childrenOf, isRunning } from './running-processes.ts';

it('prints where the named servers are, and on SIGTERM ends them and removes their folders', async () => {
  await using temporary = await temporaryFolder();
  const services = run(['postgres', 'redis'], temporary.path);
  const printed = await linesUntilReady(services);
  expect(printed.sort()).toEqual([
    expect.stringMatching(/^export DATABASE_URL=postgres:\/\/app@127\.0\.0\.1:\d+\/postgres$/),
    expect.stringMatching(/^export REDIS_URL=redis:\/\/127\.0\.0\.1:\d+$/),
  ]);
  const servers = childrenOf(Number(services.pid));
  expect(servers).toHaveLength(2);
  const all = [...servers, ...servers.flatMap(childrenOf)];
  expect(await readdir(temporary.path)).toHaveLength(2);
  const ended = once(services, 'exit');
  services.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
  expect(all.filter(isRunning)).toEqual([]);
  expect(await readdir(temporary.path)).toEqual([]);
});

it('leaves no server running when it is killed', async () => {
  await using temporary = await temporaryFolder();
  const services = run(['postgres', 'redis'], temporary.path);
  await linesUntilReady(services);
  const servers = childrenOf(Number(services.pid));
  const all = [...servers, ...servers.flatMap(childrenOf)];
  services.kill('SIGKILL');
  await expect.poll(() => all.filter(isRunning), { timeout: 20_000 }).toEqual([]);
});

it('names the services there are when asked for another', async () => {
  await using temporary = await temporaryFolder();
  const services = run(['mysql'], temporary.path);
  const [said, [code]] = await Promise.all([text(services.stderr), once(services, 'exit')]);
  expect(said).toBe('There is no service mysql: name any of postgres, redis, rabbitmq.\n');
  expect(code).toBe(1);
});

async function temporaryFolder() {
  const folder = await privateFolder('services');
  // As root, postgres runs as another user, who has to get to its own folder inside.
  await chmod(folder.path, 0o711);
  return folder;
}

function run(names: string[], temporary: string) {
  return spawn(process.execPath, ['server/test-services/main.ts', ...names], {
    env: { ...process.env, TMPDIR: temporary },
  });
}

async function linesUntilReady(services: ReturnType<typeof run>): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of createInterface({ input: services.stdout })) {
    if (line.startsWith('# Ready')) return lines;
    lines.push(line);
  }
  throw new Error(`It ended before it was ready: ${await text(services.stderr)}`);
}
