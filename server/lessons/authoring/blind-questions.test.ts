import { expect, it } from 'vitest';
import { sampleLesson } from '../compiler/sample-lesson.ts';
import { blindQuestions } from './blind-questions.ts';

const questions = () => blindQuestions(sampleLesson()).questions;

it('shows every question in the order and words of its file', () => {
  const ids = questions().map(({ id }) => id);
  expect(ids.filter((id) => id.startsWith('q'))).toEqual(['q1', 'q2', 'q3', 'q4', 'q5', 'q6', 'q7', 'q8', 'q9', 'q10']);
  expect(ids.indexOf('p1')).toBe(0);
  expect(questions().find(({ id }) => id === 'q1')).toEqual({
    id: 'q1',
    type: 'single',
    stem: 'Question q1',
    choices: [
      { id: 'a', text: '$4$' },
      { id: 'b', text: '16' },
      { id: 'c', text: '6' },
    ],
  });
});

it('shows what a student has to work with for each other type, and no more', () => {
  const [multi, numeric, order, match, cloze] = questions().slice(-5);
  expect(Object.keys(multi ?? {})).toEqual(['id', 'type', 'stem', 'choices']);
  expect(numeric).toEqual({ id: 'q7', type: 'numeric', stem: 'Question q7', unit: 'kg' });
  expect(order).toMatchObject({ items: [{ id: 'big' }, { id: 'small' }] });
  expect(match).toMatchObject({
    left: [{ id: 'four' }, { id: 'six' }],
    right: [{ id: 'two' }, { id: 'three' }, { id: 'nine' }],
  });
  expect(cloze).toMatchObject({ text: expect.stringContaining('{1}'), gaps: [{}, { choices: ['3', '12'] }] });
});

it('gives nothing away', () => {
  const shown = JSON.stringify(questions());
  for (const secret of ['answer', 'feedback', 'Halve', 'Share', 'doubled', 'accept', 'four"', 'tolerance', 'halving']) {
    expect(shown.replaceAll('"id":"four"', '')).not.toContain(secret);
  }
});

it('tells of questions that cannot be read', () => {
  const { questions: shown, problems } = blindQuestions(
    sampleLesson({ file: 'questions.yaml', find: '    stem: Question q1\n', replace: '' }),
  );
  expect(shown.map(({ id }) => id)).not.toContain('q1');
  expect(problems).toEqual([expect.objectContaining({ message: expect.stringContaining('"stem" is missing') })]);
});

it('leaves essays out', () => {
  const essay = `type: essay
    section: what
    hints: [Plan it.]
    words: 100
    guide: [{id: one, text: One., marks: 1}, {id: two, text: Two., marks: 1}]
    model: A model.
    stem: Write.
    solution: [So.]
    skills: [halving]
    difficulty: beginner
    marks: 2
  - id: p100
    type: single`;
  const source = sampleLesson({ file: 'questions.yaml', find: 'type: single', replace: essay });
  const { questions: shown, problems } = blindQuestions(source);
  expect(problems).toEqual([]);
  expect(shown.map(({ id }) => id).slice(0, 2)).toEqual(['p100', 'p2']);
});
