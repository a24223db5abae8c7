import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildCatalogue } from './catalogue.ts';
import type { Library } from './compile-library.ts';

/** Writes lessons, pictures and the catalogue to `folder`, then deletes what an earlier run left there. */
export async function writeOutput(library: Library, folder: string): Promise<void> {
  const files = new Map<string, string>();
  for (const { hash, json, pictures } of library.lessons) {
    files.set(`${hash}.json`, json);
    for (const picture of pictures) files.set(`${picture.hash}.svg`, picture.svg);
  }
  files.set('catalogue.json', JSON.stringify(buildCatalogue(library)));
  await mkdir(folder, { recursive: true });
  for (const [name, text] of files) {
    const path = join(folder, name);
    // What is the same is left alone, so that nobody who watches the folder is woken for nothing.
    if ((await readIfThere(path)) !== text) await writeFile(path, text);
  }
  for (const name of await readdir(folder)) {
    if (!files.has(name)) await rm(join(folder, name), { recursive: true });
  }
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
