import { describe, expect, it } from 'vitest';
import { lessonSchema } from '../../../domain/lesson.schema.ts';
import { hashContent } from '../../../domain/lesson.ts';
import { compileLesson } from './compile-lesson.ts';
import { sampleLesson } from './sample-lesson.ts';

async function compileSample() {
  const { compiled, problems } = await compileLesson(sampleLesson());
  expect(problems).toEqual([]);
  if (!compiled) throw new Error('nothing was compiled');
  return compiled;
}

describe('compileLesson', () => {
  it('gives JSON that satisfies the contract and is named by its hash', async () => {
    const { json, hash } = await compileSample();
    expect(lessonSchema.safeParse(JSON.parse(json)).success).toBe(true);
    expect(await hashContent(new TextEncoder().encode(json))).toBe(hash);
  });

  it('gives the same bytes for the same source, whatever the order of its keys', async () => {
    const { json } = await compileSample();
    const moved = sampleLesson({
      file: 'lesson.md',
      find: 'id: halves\nversion: 1\n',
      replace: 'version: 1\nid: halves\n',
    });
    expect((await compileLesson(moved)).compiled?.json).toBe(json);
  });

  it('gives the same bytes for lines that end as they do on Windows', async () => {
    const { files, ...folder } = sampleLesson();
    const windows = new Map(files);
    for (const name of ['lesson.md', 'questions.yaml']) {
      windows.set(name, (files.get(name) ?? '').replaceAll('\n', '\r\n'));
    }
    expect((await compileLesson({ ...folder, files: windows })).compiled?.json).toBe((await compileSample()).json);
  });

  it('leaves no inline style and no handler in the HTML', async () => {
    const { json } = await compileSample();
    expect(json).not.toMatch(/ (style|on\w+)=/);
  });

  it('parts the text into sections, worked examples and glossary', async () => {
    const { lesson } = await compileSample();
    expect(lesson.sections.map(({ id, title }) => [id, title])).toEqual([
      ['what', 'What a half is'],
      ['writing', 'Writing it'],
      ['quarter', 'Half of a half'],
      ['doubling', 'Doubling back'],
    ]);
    expect(lesson.examples[1]).toEqual({
      id: 'half-of-three',
      section: 'writing',
      title: 'half of 3',
      problem: '<p>What is half of 3?</p>',
      steps: ['<p>Share 3 between two.</p>', '<p>That is 1.5.</p>'],
    });
    expect(lesson.glossary).toEqual([{ id: 'half', term: 'Half', html: '<p>one of two equal parts.</p>' }]);
    expect(lesson.sections[0]?.html).not.toContain('Worked example');
  });

  it('compiles every type of question', async () => {
    const { lesson } = await compileSample();
    const [, , , , , multi, numeric, order, match, cloze] = lesson.quiz;
    expect(lesson.practice.at(-1)).toMatchObject({
      type: 'essay',
      section: 'what',
      words: 80,
      guide: [
        { id: 'share', html: 'The number is shared <strong>equally</strong>.', marks: 2 },
        { id: 'example', html: 'An example stands there.', marks: 1 },
      ],
      model: expect.stringMatching(/^<p>A half .*<\/p>\n<p>Half of 8 is .*<math>/),
      marks: 3,
    });
    expect(lesson.practice[0]).toMatchObject({ id: 'p1', section: 'what', hints: ['<p>Share it between two.</p>'] });
    expect(lesson.practice[0]).toMatchObject({
      choices: [
        { id: 'a', html: '<math><mn>4</mn></math>' },
        { id: 'b', html: '16', feedback: '<p>You doubled.</p>' },
        { id: 'c', html: '6', feedback: '<p>You took two away.</p>' },
      ],
      answer: 'a',
    });
    expect(multi).toMatchObject({ type: 'multi', answer: ['one', 'two'] });
    expect(numeric).toMatchObject({
      answer: 2.5,
      tolerance: 0.01,
      unit: 'kg',
      accepted_units: ['kilograms'],
      mistakes: [{ value: 10, feedback: '<p>You doubled.</p>' }],
    });
    expect(order).toMatchObject({ items: [{ id: 'big' }, { id: 'small' }], answer: ['small', 'big'] });
    expect(match).toMatchObject({
      answer: [
        ['four', 'two'],
        ['six', 'three'],
      ],
    });
    expect(cloze).toMatchObject({
      parts: ['Half of <strong>8</strong> is ', expect.stringMatching(/^ and <math>.* of 6 is $/), '.'],
      gaps: [{ accept: ['4', 'four'] }, { accept: ['3'], choices: ['3', '12'] }],
    });
  });

  it('reports the problems of every file in one run', async () => {
    const source = sampleLesson({ file: 'lesson.md', find: 'grade: SS1', replace: 'grade: SS7' });
    const files = new Map([...source.files, ['questions.yaml', 'practice: []\n'], ['line.svg', '<svg>']]);
    const { compiled, problems } = await compileLesson({ ...source, files });
    expect(compiled).toBeNull();
    expect(new Set(problems.map(({ file }) => file.split('/').at(-1)))).toEqual(
      new Set(['lesson.md', 'questions.yaml', 'line.svg']),
    );
  });

  it('refuses a drawing no text shows, and files that are no part of a lesson', async () => {
    const { files, ...folder } = sampleLesson();
    const more = new Map([...files, ['spare.svg', files.get('line.svg') ?? ''], ['notes.txt', '']]);
    const { problems } = await compileLesson({ ...folder, files: more });
    expect(problems).toEqual([
      { file: 'content/mathematics/halves/notes.txt', line: 1, message: expect.stringContaining('Take this file out') },
      { file: 'content/mathematics/halves/spare.svg', line: 1, message: expect.stringContaining('No text shows') },
    ]);
  });

  it('refuses a lesson without a drawing', async () => {
    const { files, ...folder } = sampleLesson({
      file: 'lesson.md',
      find: '![A line from left to right that is cut in the middle](line.svg)',
      replace: '',
    });
    const { problems } = await compileLesson({
      ...folder,
      files: new Map([...files].filter(([name]) => name !== 'line.svg')),
    });
    expect(problems).toEqual([
      { file: 'content/mathematics/halves/lesson.md', line: 1, message: expect.stringContaining('has no drawing') },
    ]);
  });

  it('names each missing file', async () => {
    const { problems } = await compileLesson({ subject: 'physics', id: 'motion', files: new Map() });
    expect(problems).toEqual([
      { file: 'content/physics/motion/lesson.md', line: 1, message: expect.stringContaining('has no lesson.md') },
      {
        file: 'content/physics/motion/questions.yaml',
        line: 1,
        message: expect.stringContaining('has no questions.yaml'),
      },
    ]);
  });

  it('refuses a lesson larger than a phone should fetch', async () => {
    const long = 'A half of a half. '.repeat(9000);
    const source = sampleLesson({ file: 'lesson.md', find: 'Doubling a half', replace: `${long}Doubling a half` });
    const { problems } = await compileLesson(source);
    expect(problems).toEqual([
      {
        file: expect.stringContaining('lesson.md'),
        line: 1,
        message: expect.stringMatching(/^The lesson is 1\d\d\.\d KB of text and 0\.1 KB .* limit is 150\.0 KB/),
      },
    ]);
  });
});
