import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LessonSource } from '../compile-lesson.ts';
import type { SkillsSource } from '../references/read-skills.ts';

export interface Sources {
  lessons: LessonSource[];
  /** Subjects without a skills.yaml have none here. */
  skills: SkillsSource[];
}

/** Reads every `<folder>/<subject>/skills.yaml` and `<folder>/<subject>/<lesson-id>/`, in alphabetical order. */
export async function readSources(folder: string): Promise<Sources> {
  const sources: Sources = { lessons: [], skills: [] };
  for (const subject of await foldersIn(folder)) {
    const place = join(folder, subject);
    if ((await namesIn(place)).includes('skills.yaml')) {
      sources.skills.push({ subject, text: await readText(join(place, 'skills.yaml')) });
    }
    for (const id of await foldersIn(place)) {
      sources.lessons.push({ subject, id, files: await readFiles(join(place, id)) });
    }
  }
  return sources;
}

async function readFiles(folder: string): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const name of await namesIn(folder)) files.set(name, await readText(join(folder, name)));
  return files;
}

/** Unlike reading as 'utf8', a TextDecoder drops the byte order mark that some editors put first. */
async function readText(path: string): Promise<string> {
  return new TextDecoder().decode(await readFile(path));
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
