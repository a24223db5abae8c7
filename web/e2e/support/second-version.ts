import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { hashContent } from '../../../domain/lesson.ts';

/** The file of the app in which the versions differ. */
export const CHANGED_FILE = 'offline.css';
export const CHANGE = '/* the second version */';

export interface ProductCopy extends AsyncDisposable {
  folder: string;
  /** Puts another build in place of the first, as a deployment does: one file of the app differs, and so its worker. */
  publishSecondVersion(): Promise<void>;
}

/** The built product in a folder of its own. */
export async function copyProduct(): Promise<ProductCopy> {
  const folder = await mkdtemp(join(tmpdir(), 'akulearn-product-'));
  for (const part of ['server', 'domain', 'dist', 'package.json']) {
    await cp(part, join(folder, part), { recursive: true });
  }
  await symlink(resolve('node_modules'), join(folder, 'node_modules'));
  return {
    folder,
    async publishSecondVersion() {
      const first = await readFile(join(folder, 'dist', CHANGED_FILE));
      const second = Buffer.concat([first, Buffer.from(CHANGE)]);
      await replace(CHANGED_FILE, second);
      const worker = await readFile(join(folder, 'dist/sw.js'), 'utf8');
      await replace('sw.js', worker.replace(await hashContent(first), await hashContent(second)));
    },
    async [Symbol.asyncDispose]() {
      await rm(folder, { recursive: true, force: true });
    },
  };

  async function replace(name: string, content: string | Uint8Array): Promise<void> {
    const path = join(folder, 'dist', name);
    await writeFile(path, content);
    for (const compressed of ['.br', '.gz']) await rm(path + compressed, { force: true });
  }
}
