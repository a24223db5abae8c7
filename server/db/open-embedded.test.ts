import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Database } from './database.ts';
import { openEmbedded } from './open-embedded.ts';

test('a folder that is open is refused, and free after a clean stop with the same epoch', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'akulearn-'));
  const epoch = (of: Database) => of.query('select epoch from server_state');
  const first = await openEmbedded(folder);
  const before = await epoch(first);
  await expect(openEmbedded(folder)).rejects.toThrow(`DATA_DIR ${folder} is in use by another running server`);
  await first.close();
  const second = await openEmbedded(folder);
  expect(await epoch(second)).toEqual(before);
  await second.close();
  await rm(folder, { recursive: true });
});
