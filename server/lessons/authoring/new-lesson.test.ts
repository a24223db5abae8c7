import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { compileLesson } from '../compiler/compile-lesson.ts';
import { readSources } from '../compiler/source/read-sources.ts';
import { createLesson } from './new-lesson.ts';
import { UsageError } from './usage-error.ts';

let content: string;

beforeEach(async () => {
  content = await mkdtemp(join(tmpdir(), 'content-'));
});

afterEach(() => rm(content, { recursive: true }));

it('makes a lesson whose only problems are the words that are missing', async () => {
  await createLesson(content, 'physics/sound-waves');
  const [source] = (await readSources(content)).lessons;
  const { problems } = await compileLesson(source ?? { subject: '', id: '', files: new Map() });
  expect(new Set(problems.map(({ message }) => message))).toEqual(
    new Set(['Write what belongs where "FILL IN" stands.']),
  );
  expect(new Set(problems.map(({ file }) => file))).toEqual(
    new Set(['content/physics/sound-waves/lesson.md', 'content/physics/sound-waves/questions.yaml']),
  );
});

it('makes a lesson that compiles once it is filled in', async () => {
  await createLesson(content, 'physics/sound-waves');
  const [source] = (await readSources(content)).lessons;
  const files = new Map([...(source?.files ?? [])].map(([name, text]) => [name, text.replaceAll('FILL IN', 'Sound')]));
  const { compiled, problems } = await compileLesson({ subject: 'physics', id: 'sound-waves', files });
  expect(problems).toEqual([]);
  expect(compiled?.lesson).toMatchObject({ id: 'sound-waves', subject: 'physics', title: 'Sound' });
});

it('leaves a lesson that exists as it is', async () => {
  const place = await createLesson(content, 'physics/sound-waves');
  await rm(join(place, 'drawing.svg'));
  await expect(createLesson(content, 'physics/sound-waves')).rejects.toThrow(/there already/);
  expect(await readdir(place)).toEqual(['lesson.md', 'questions.yaml']);
});

it.each(['sound-waves', 'art/sound', 'physics/Sound Waves', 'physics/', 'physics/../sound', 'physics/sound/waves'])(
  'refuses the name "%s"',
  async (name) => {
    await expect(createLesson(content, name)).rejects.toThrow(UsageError);
    expect(await readdir(content)).toEqual([]);
  },
);
