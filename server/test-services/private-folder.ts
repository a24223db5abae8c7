import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface PrivateFolder extends AsyncDisposable {
  path: string;
}

/** A new temporary folder that goes when disposed. */
export async function privateFolder(name: string): Promise<PrivateFolder> {
  const path = await mkdtemp(join(tmpdir(), `akulearn-${name}-`));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true, maxRetries: 10 }) };
}
