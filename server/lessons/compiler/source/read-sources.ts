import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LessonSource } from '../compile-lesson.ts';

/** Reads every `<folder>/<subject>/<lesson-id>/`, in alphabetical order. */
export async function readSources(folder: string): Promise<LessonSource[]> {
  const sources: LessonSource[] = [];
  for (const subject of await foldersIn(folder)) {
    for (const id of await foldersIn(join(folder, subject))) {
      sources.push({ subject, id, files: await readFiles(join(folder, subject, id)) });
    }
  }
  return sources;
}

async function readFiles(folder: string): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  // Unlike reading as 'utf8', a TextDecoder drops the byte order mark that some editors put first.
  const decoder = new TextDecoder();
  for (const name of await namesIn(folder)) files.set(name, decoder.decode(await readFile(join(folder, name))));
  return files;
}

async function foldersIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

async function namesIn(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((name) => !name.startsWith('.')).sort();
}
