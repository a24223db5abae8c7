import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readSources } from './read-sources.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'content-'));
});

afterEach(() => rm(folder, { recursive: true }));

async function write(path: string, text: string): Promise<void> {
  await mkdir(join(folder, path, '..'), { recursive: true });
  await writeFile(join(folder, path), text);
}

it('reads every lesson in alphabetical order, without byte order marks, hidden files and what lies beside the lessons', async () => {
  await write('physics/motion/lesson.md', '\uFEFF---\n');
  await write('physics/motion/.DS_Store', '');
  await write('physics/notes.txt', 'Ask for a drawing');
  await write('biology/cells/lesson.md', 'cells');
  await write('biology/atoms/lesson.md', 'atoms');
  expect((await readSources(folder)).lessons).toEqual([
    { subject: 'biology', id: 'atoms', files: new Map([['lesson.md', 'atoms']]) },
    { subject: 'biology', id: 'cells', files: new Map([['lesson.md', 'cells']]) },
    { subject: 'physics', id: 'motion', files: new Map([['lesson.md', '---\n']]) },
  ]);
});

it('reads the skills of each subject that lists them', async () => {
  await write('physics/motion/lesson.md', '');
  await write('biology/skills.yaml', '\uFEFFskills: []');
  expect((await readSources(folder)).skills).toEqual([{ subject: 'biology', text: 'skills: []' }]);
});
