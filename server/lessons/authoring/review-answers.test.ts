import { expect, it } from 'vitest';
import { compileLesson } from '../compiler/compile-lesson.ts';
import { sampleLesson } from '../compiler/sample-lesson.ts';
import { parseAnswers, reviewAnswers } from './review-answers.ts';
import { UsageError } from './usage-error.ts';

async function review(answers: unknown) {
  const { compiled } = await compileLesson(sampleLesson());
  if (!compiled) throw new Error('nothing was compiled');
  return reviewAnswers(parseAnswers(JSON.stringify(answers)), [compiled]);
}

const RIGHT = {
  p1: 'a',
  q6: ['two', 'one'],
  q7: 2.5,
  q8: ['small', 'big'],
  q9: { four: 'two', six: 'three' },
  q10: ['Four', '3'],
};

it('agrees with answers of every type that the app calls right', async () => {
  expect(await review({ halves: RIGHT })).toEqual({ agreed: 6, answered: 6, disagreements: [] });
  expect(
    await review({
      'mathematics/halves': {
        q7: '5/2 kg',
        q9: [
          ['four', 'two'],
          ['six', 'three'],
        ],
      },
    }),
  ).toMatchObject({ agreed: 2 });
});

it('shows each answer that is not wholly right beside the key, with its place', async () => {
  const wrong = {
    q1: 'b',
    q6: ['one'],
    q7: '2.6',
    q8: ['big', 'small'],
    q9: { four: 'two', six: 'nine' },
    q10: ['4', '12'],
  };
  const { agreed, answered, disagreements } = await review({ halves: wrong });
  expect([agreed, answered]).toEqual([0, 6]);
  const place = 'content/mathematics/halves/questions\\.yaml:\\d+';
  expect(disagreements).toEqual([
    expect.stringMatching(`^${place}: q1 \\(single\\): answered "b", the key is "a"$`),
    expect.stringContaining('q6 (multi): answered ["one"], the key is ["one","two"]'),
    expect.stringContaining('q7 (numeric): answered "2.6", the key is "2.5 ± 0.01 kg"'),
    expect.stringContaining('q8 (order): answered ["big","small"], the key is ["small","big"]'),
    expect.stringContaining(
      'answered {"four":"two","six":"nine"}, the key is {"four":"two","six":"three"}, 50 % right',
    ),
    expect.stringContaining('the key is ["4 | four","3"], 50 % right'),
  ]);
});

it('tells of lessons and questions that do not exist', async () => {
  expect(await review({ thirds: { q1: 'a' }, halves: { q99: 'a' } })).toEqual({
    agreed: 0,
    answered: 1,
    disagreements: [
      'There is no lesson "thirds".',
      'content/mathematics/halves/questions.yaml: the app grades no question "q99".',
    ],
  });
});

it.each([
  ['{"halves": {"q1": "a",}}', 'The answers are not JSON'],
  ['["a", "b"]', 'no answers by lesson and question'],
  ['{"halves": {"q1": true}}', 'halves.q1'],
])('refuses %s', (text, message) => {
  expect(() => parseAnswers(text)).toThrow(UsageError);
  expect(() => parseAnswers(text)).toThrow(message);
});
