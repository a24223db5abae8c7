import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { buildOnChange } from './watch.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'content-'));
});

afterEach(() => rm(folder, { recursive: true }));

function startWatching() {
  const stop = new AbortController();
  const build = vi.fn(async () => undefined);
  const watching = buildOnChange(folder, build, stop.signal);
  return {
    build,
    built: (times: number) => vi.waitFor(() => expect(build).toHaveBeenCalledTimes(times), { timeout: 3000 }),
    async stop() {
      stop.abort();
      await watching;
    },
  };
}

it('builds at once, and once more for changes that come together, until it is stopped', async () => {
  await mkdir(join(folder, 'physics/motion'), { recursive: true });
  const { build, built, stop } = startWatching();
  await built(1);
  await Promise.all(['a.svg', 'b.svg'].map((name) => writeFile(join(folder, 'physics/motion', name), name)));
  await built(2);
  await stop();
  await writeFile(join(folder, 'physics/motion/c.svg'), 'c');
  expect(build).toHaveBeenCalledTimes(2);
});

it('sees a file again after an editor has replaced it, and files of a new folder', async () => {
  const [file, copy] = [join(folder, 'skills.yaml'), join(folder, 'skills.yaml~')];
  await writeFile(file, 'one');
  const { built, stop } = startWatching();
  await built(1);
  await writeFile(copy, 'two');
  await rename(copy, file);
  await built(2);
  await writeFile(file, 'three');
  await built(3);
  await mkdir(join(folder, 'physics'));
  await built(4);
  await writeFile(join(folder, 'physics/skills.yaml'), 'four');
  await built(5);
  await stop();
});

it('sees files of a folder that was deleted and made again, as git does between branches', async () => {
  const lesson = join(folder, 'motion');
  await mkdir(lesson);
  const { built, stop } = startWatching();
  await built(1);
  await rm(lesson, { recursive: true });
  await mkdir(lesson);
  await built(2);
  await writeFile(join(lesson, 'lesson.md'), 'again');
  await built(3);
  await stop();
});

it('passes on that a build broke', async () => {
  const stop = new AbortController();
  const watching = buildOnChange(folder, () => Promise.reject(new Error('no room')), stop.signal);
  stop.abort();
  await expect(watching).rejects.toThrow('no room');
});
