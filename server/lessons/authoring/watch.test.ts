import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { buildOnChange } from './watch.ts';

it('builds at once, and once more for changes that come together, until it is stopped', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'content-'));
  await mkdir(join(folder, 'physics/motion'), { recursive: true });
  const stop = new AbortController();
  const build = vi.fn(async () => undefined);
  const watching = buildOnChange(folder, build, stop.signal);
  await vi.waitFor(() => expect(build).toHaveBeenCalledTimes(1));
  await Promise.all(['a.svg', 'b.svg'].map((name) => writeFile(join(folder, 'physics/motion', name), name)));
  await vi.waitFor(() => expect(build).toHaveBeenCalledTimes(2), { timeout: 3000 });
  stop.abort();
  await watching;
  await writeFile(join(folder, 'physics/motion/c.svg'), 'c');
  expect(build).toHaveBeenCalledTimes(2);
  await rm(folder, { recursive: true });
});

it('sees a file again after an editor has replaced it, and files of a new folder', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'content-'));
  const [file, copy] = [join(folder, 'skills.yaml'), join(folder, 'skills.yaml~')];
  await writeFile(file, 'one');
  const stop = new AbortController();
  const build = vi.fn(async () => undefined);
  const watching = buildOnChange(folder, build, stop.signal);
  const built = (times: number) => vi.waitFor(() => expect(build).toHaveBeenCalledTimes(times), { timeout: 3000 });
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
  stop.abort();
  await watching;
  await rm(folder, { recursive: true });
});

it('passes on that a build broke', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'content-'));
  const stop = new AbortController();
  const watching = buildOnChange(folder, () => Promise.reject(new Error('no room')), stop.signal);
  stop.abort();
  await expect(watching).rejects.toThrow('no room');
  await rm(folder, { recursive: true });
});
