import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
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
  for (const [name, text] of files) await writeFile(join(folder, name), text);
  for (const name of await readdir(folder)) {
    if (!files.has(name)) await rm(join(folder, name), { recursive: true });
  }
}
