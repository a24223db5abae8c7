import { execFileSync } from 'node:child_process';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { startPostgres } from '../test-services/postgres.ts';
import { type PrivateFolder, privateFolder } from '../test-services/private-folder.ts';
import { isRunning } from '../test-services/running-processes.ts';
import { startApi } from './api-process.ts';
import { countEvents, NO_DIFFERENCE } from './count-events.ts';
import { startStudents } from './student-stream.ts';

const LIMIT_MS = 300_000;
const MEGABYTE = 1024 * 1024;
/** PostgreSQL's code for a full disk, or its end when it cannot write what every change needs. */
const FULL = /^53100 |PANIC/m;

it('loses and doubles nothing when the disk of PostgreSQL is full for a while', { timeout: LIMIT_MS }, async () => {
  await using disk = await smallDisk(256);
  await using server = await startPostgres({
    dataDir: join(disk.path, 'data'),
    settings: { min_wal_size: '32MB', max_wal_size: '64MB', log_line_prefix: '%e ' },
  });
  const databaseUrl = await server.createDatabase();
  await using first = await startApi(databaseUrl);
  await using second = await startApi(databaseUrl);
  await using stream = await startStudents([first.url, second.url]);
  await sleep(6_000);
  const ballast = join(disk.path, 'ballast');
  await fill(ballast);
  await expect.poll(() => server.readLog(), { timeout: 60_000, interval: 500 }).toMatch(FULL);
  await sleep(8_000);
  await rm(ballast);
  const hasEnded = !isRunning(server.pid);
  if (hasEnded) await server.start();
  await sleep(8_000);
  const report = await stream.finish();
  const fault = `disk full, PostgreSQL ${hasEnded ? 'ended' : 'went on'}`;
  expect(await countEvents(fault, databaseUrl, report)).toEqual(NO_DIFFERENCE);
  expect(Object.keys(report.errors)).toEqual(['503']);
});

/** A disk of its own in memory. Needs the right to mount. */
async function smallDisk(megabytes: number): Promise<PrivateFolder> {
  const folder = await privateFolder('disk');
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder.path]);
  } catch (cause) {
    await folder[Symbol.asyncDispose]();
    throw new Error('This test mounts a small disk (tmpfs): run it as root, in a container with CAP_SYS_ADMIN', {
      cause,
    });
  }
  return {
    path: folder.path,
    async [Symbol.asyncDispose]() {
      execFileSync('umount', [folder.path]);
      await folder[Symbol.asyncDispose]();
    },
  };
}

/** Writes until nothing more fits. */
async function fill(path: string): Promise<void> {
  await using file = await open(path, 'w');
  for (let size = MEGABYTE; size >= 4096; ) {
    try {
      await file.write(Buffer.alloc(size));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      size /= 2;
    }
  }
}
