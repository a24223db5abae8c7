import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockDataDir } from './data-dir-lock.ts';
import { openEmbedded } from './open-embedded.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'akulearn-lock-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** Another process that opens the folder as a server does, and says so. */
async function startHolder(): Promise<ChildProcess> {
  const module = JSON.stringify(new URL('./open-embedded.ts', import.meta.url).href);
  const script = `const { openEmbedded } = await import(${module});
    const db = await openEmbedded(${JSON.stringify(folder)});
    process.on('SIGTERM', () => db.close());
    process.stdout.write('open');
    setInterval(() => {}, 1000).unref();
    await new Promise((resolve) => process.on('SIGTERM', resolve));`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return child;
}

async function readEpoch(): Promise<string> {
  const db = await openEmbedded(folder);
  const [state] = await db.query<{ epoch: string }>('select epoch from server_state');
  await db.close();
  return state?.epoch ?? '';
}

test('a folder another process holds is refused by name, and its holder is not disturbed', async () => {
  const holder = await startHolder();
  await expect(lockDataDir(folder)).rejects.toThrow(`DATA_DIR ${folder} is in use by another running server`);
  await expect(lockDataDir(folder)).rejects.toThrow('in use');
  holder.kill('SIGTERM');
  await once(holder, 'exit');
});

test('a killed server begins a new epoch, one that stopped keeps it', async () => {
  const first = await readEpoch();
  const stopped = await startHolder();
  stopped.kill('SIGTERM');
  await once(stopped, 'exit');
  expect(await readEpoch()).toBe(first);

  const killed = await startHolder();
  killed.kill('SIGKILL');
  await once(killed, 'exit');
  const second = await readEpoch();
  expect(second).not.toBe(first);
  expect(await readEpoch()).toBe(second);
});

test('a path too long for a socket is explained', async () => {
  await expect(lockDataDir(join(folder, 'x'.repeat(120)))).rejects.toThrow(/Cannot lock the data folder/);
});
