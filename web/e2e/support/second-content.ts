import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type * as z from 'zod/mini';
import type { catalogueSchema, lessonSchema } from '../../../domain/lesson.schema.ts';
import { CATALOGUE_URL, contentUrl, hashContent } from '../../../domain/lesson.ts';

type WireCatalogue = z.infer<typeof catalogueSchema>;
type WireLesson = z.infer<typeof lessonSchema>;

/** Publishes another version of a lesson in a copy of the product. The server must be started again. */
export async function publishLesson(
  folder: string,
  lessonId: string,
  change: (lesson: WireLesson) => void,
): Promise<string> {
  const catalogue = await readCatalogue(folder);
  const entry = catalogue.lessons.find(({ id }) => id === lessonId);
  const text = entry?.files.find(({ hash }) => hash === entry.content_hash);
  if (!entry || !text) throw new Error(`the catalogue has no lesson ${lessonId}`);
  const lesson: WireLesson = JSON.parse(await readFile(pathOf(folder, text.url), 'utf8'));
  change(lesson);
  const json = JSON.stringify(lesson);
  const hash = await hashContent(new TextEncoder().encode(json));
  await write(folder, contentUrl(hash, 'json'), json);
  Object.assign(text, { url: contentUrl(hash, 'json'), hash });
  entry.content_hash = hash;
  await write(folder, CATALOGUE_URL, JSON.stringify(catalogue));
  return hash;
}

/** Takes a lesson out of the catalogue of a copy of the product. The server must be started again. */
export async function withdrawLesson(folder: string, lessonId: string): Promise<void> {
  const catalogue = await readCatalogue(folder);
  const lessons = catalogue.lessons.filter(({ id }) => id !== lessonId);
  await write(folder, CATALOGUE_URL, JSON.stringify({ ...catalogue, lessons }));
}

async function readCatalogue(folder: string): Promise<WireCatalogue> {
  return JSON.parse(await readFile(pathOf(folder, CATALOGUE_URL), 'utf8'));
}

async function write(folder: string, url: string, content: string): Promise<void> {
  const path = pathOf(folder, url);
  await writeFile(path, content);
  for (const compressed of ['.br', '.gz']) await rm(path + compressed, { force: true });
}

function pathOf(folder: string, url: string): string {
  return join(folder, 'dist', url);
}
