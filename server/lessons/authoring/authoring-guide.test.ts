import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { checkEquations } from '../compiler/chemistry/check-equations.ts';
import { compileLesson } from '../compiler/compile-lesson.ts';
import { compileLibrary } from '../compiler/compile-library.ts';
import { sampleLesson } from '../compiler/sample-lesson.ts';
import { parseAnswers } from './review-answers.ts';

/** The examples of docs/authoring.md, put into the sample lesson. */
const guide = await readFile(new URL('../../../docs/authoring.md', import.meta.url), 'utf8');

async function messagesWith(question: string, list = 'quiz'): Promise<string[]> {
  const { files, ...folder } = sampleLesson();
  const questions = (files.get('questions.yaml') ?? '').replace(`${list}:\n`, () => `${list}:\n${question}`);
  const { problems } = await compileLesson({ ...folder, files: new Map([...files, ['questions.yaml', questions]]) });
  return problems.map(({ message }) => message);
}

it.each(['numeric', 'order', 'match', 'cloze'])('the example of a %s question compiles', async (type) => {
  const example = new RegExp(`\\*\\*${type}\\*\\*.*?\`\`\`yaml\\n(.*?)\`\`\``, 's').exec(guide)?.[1];
  expect(example).toContain('feedback');
  const common = 'stem: Why?\n    solution: [So.]\n    skills: [halving]\n    difficulty: beginner\n    marks: 1';
  expect(await messagesWith(`  - id: example\n    type: ${type}\n    ${common}\n${example}`)).toEqual([]);
});

it('the example of an essay compiles', async () => {
  const example = /\*\*essay\*\*.*?```yaml\n(.*?)```/s.exec(guide)?.[1];
  expect(example).toContain('model');
  const common =
    'section: what\n    hints: [How?]\n    solution: [So.]\n    skills: [halving]\n    difficulty: advanced';
  expect(await messagesWith(`  - id: example\n    type: essay\n    ${common}\n${example}`, 'practice')).toEqual([]);
});

it('the example of a whole question compiles, but for the section and skill of another lesson', async () => {
  const example = /```yaml\npractice:\n(.*?)```/s.exec(guide)?.[1] ?? '';
  const here = example
    .replace('- id: p1', '- id: p8')
    .replace('[molar-mass]', '[halving]')
    .replace(/ +section:.*\n/, '');
  expect(await messagesWith(here)).toEqual([]);
});

it('the example text and front matter compile, but for what a sample of a lesson leaves out', async () => {
  const frontMatter = /```yaml\n(---\n.*?---\n)```/s.exec(guide)?.[1];
  const text = /```markdown\n(.*?)```/s.exec(guide)?.[1];
  const { files } = sampleLesson();
  const drawing = files.get('line.svg') ?? '';
  const { problems } = await compileLesson({
    subject: 'chemistry',
    id: 'the-mole',
    files: new Map([
      ['lesson.md', `${frontMatter}\n${text}`],
      ['mole-map.svg', drawing],
    ]),
  });
  expect(problems.map(({ message }) => message)).toEqual([
    expect.stringContaining('has 1 sections'),
    expect.stringContaining('has 1 worked examples'),
    expect.stringContaining('has no questions.yaml'),
  ]);
});

it('the example of skills compiles, for the skills of the example lesson', async () => {
  const text = /```yaml\n(skills:.*?)```/s.exec(guide)?.[1] ?? '';
  const { problems } = await compileLibrary({ lessons: [], skills: [{ subject: 'chemistry', text }] });
  expect(problems.map(({ line, message }) => `${line} ${message}`)).toEqual([
    expect.stringMatching(/^2 No lesson teaches "molar-mass"/),
    expect.stringMatching(/^5 No lesson teaches "mole-conversion"/),
  ]);
  expect(/```yaml\n---\n.*?skills: \[(.*?)\]/s.exec(guide)?.[1]).toBe('molar-mass, mole-conversion');
});

it('the examples of equations are read as they say', () => {
  const wrong = /`\$(.*?\\to.*?)\$`/.exec(guide)?.[1] ?? '';
  expect(checkEquations(wrong)).toEqual([]);
  expect(checkEquations(wrong.replace('\\to', '\\rightarrow'))).toHaveLength(1);
  const hydrate = /`(CuSO_4.*?)`/.exec(guide)?.[1] ?? '';
  expect(checkEquations(`\\mathrm{${hydrate} \\rightarrow CuSO_4 + 5H_2O}`)).toEqual([]);
});

it('the example of answers can be reviewed', () => {
  const example = /```json\n(.*?)```/s.exec(guide)?.[1] ?? '';
  expect(Object.keys(parseAnswers(example))).toEqual(['physics/sound-waves']);
});
