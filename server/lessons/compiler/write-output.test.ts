import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { catalogueSchema } from '../../../domain/lesson.schema.ts';
import { contentUrl } from '../../../domain/lesson.ts';
import { compileLesson } from './compile-lesson.ts';
import { sampleLesson } from './sample-lesson.ts';
import { writeOutput } from './write-output.ts';

const HALVING = { id: 'halving', name: 'Halve a number', needs: [] };

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lessons-'));
});

afterEach(() => rm(folder, { recursive: true }));

async function compiledSample() {
  const { compiled } = await compileLesson(sampleLesson());
  if (!compiled) throw new Error('nothing was compiled');
  return compiled;
}

it('writes each lesson, its pictures and a catalogue that names them with their gzip size', async () => {
  const sample = await compiledSample();
  await writeOutput({ lessons: [sample], skills: [HALVING] }, folder);
  const catalogue = catalogueSchema.parse(JSON.parse(await readFile(join(folder, 'catalogue.json'), 'utf8')));
  expect(catalogue.skills).toEqual([HALVING]);
  const [entry] = catalogue.lessons;
  expect(entry).toMatchObject({ id: 'halves', content_hash: sample.hash, sections: 4, questions: 10, terms: ['Half'] });
  expect(entry?.objectives).toEqual(['Halve a number, and write 1/2x².']);
  expect(entry?.files.map(({ url }) => url)).toEqual([
    contentUrl(sample.hash, 'json'),
    contentUrl(sample.pictures[0]?.hash ?? '', 'svg'),
  ]);
  for (const { url, bytes } of entry?.files ?? []) {
    const text = await readFile(join(folder, url.replace('/lessons/content/', '')));
    expect(bytes).toBe(gzipSync(text, { level: 9 }).length);
  }
});

it('deletes what an earlier run left', async () => {
  await writeFile(join(folder, 'catalogue.json.br'), 'old');
  await writeFile(join(folder, `${'0'.repeat(32)}.json`), 'old');
  const sample = await compiledSample();
  await writeOutput({ lessons: [sample], skills: [HALVING] }, folder);
  expect((await readdir(folder)).sort()).toEqual(
    [`${sample.hash}.json`, `${sample.pictures[0]?.hash}.svg`, 'catalogue.json'].sort(),
  );
});

it('leaves files alone that stay the same', async () => {
  const library = { lessons: [await compiledSample()], skills: [HALVING] };
  await writeOutput(library, folder);
  const path = join(folder, 'catalogue.json');
  await utimes(path, 1, 1);
  await writeOutput(library, folder);
  expect((await stat(path)).mtimeMs).toBe(1000);
  await writeOutput({ ...library, skills: [] }, folder);
  expect((await stat(path)).mtimeMs).toBeGreaterThan(1000);
});

it('lists lessons by subject and id, whatever the order they come in', async () => {
  const sample = await compiledSample();
  const other = { ...sample, lesson: { ...sample.lesson, id: 'doubles' } };
  await writeOutput({ lessons: [sample, other], skills: [HALVING] }, folder);
  const first = await readFile(join(folder, 'catalogue.json'), 'utf8');
  await writeOutput({ lessons: [other, sample], skills: [HALVING] }, folder);
  expect(await readFile(join(folder, 'catalogue.json'), 'utf8')).toBe(first);
  expect(JSON.parse(first).lessons.map(({ id }: { id: string }) => id)).toEqual(['doubles', 'halves']);
});
