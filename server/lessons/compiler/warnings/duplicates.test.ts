import { describe, expect, it } from 'vitest';
import { findDuplicates, type PlacedQuestion } from './duplicates.ts';

function single(id: string, stem: string, choices: string[]): PlacedQuestion {
  const common = { hints: [], solution: [], skills: [], difficulty: 'beginner' as const, marks: 1 };
  const pieces = choices.map((html, i) => ({ id: `c${i}`, html }));
  const question = { ...common, type: 'single' as const, id, stem: `<p>${stem}</p>`, choices: pieces, answer: 'c0' };
  return { file: 'questions.yaml', line: 1, question };
}

const pairs = (...questions: PlacedQuestion[]) =>
  findDuplicates(questions).map(([later, earlier]) => `${later.question.id} ${earlier.question.id}`);

const SALT = single('salt', 'A cook in Kano puts 11.7 g of salt into a pot of soup. How many moles of salt is that?', [
  '0.2 mol',
  '5 mol',
  '684 mol',
]);

describe('questions are alike', () => {
  it('with their choices shuffled and a word changed', () => {
    const again = single(
      'again',
      'A cook in Jos puts 11.7 g of salt into a pot of soup. How many moles of salt is that?',
      ['684 mol', '0.2 mol', '5 mol'],
    );
    expect(pairs(SALT, again)).toEqual(['again salt']);
  });

  it('with half of their triples of words the same, or more', () => {
    const first = single('first', 'a b c d e', []);
    expect(pairs(first, single('half', 'a b c d x', []))).toEqual(['half first']);
    expect(pairs(first, single('less', 'a b c x y', []))).toEqual([]);
  });

  it('when they are too short for a triple of words', () => {
    expect(pairs(single('one', 'Why?', []), single('two', 'why', []), single('three', 'How?', []))).toEqual([
      'two one',
    ]);
  });
});

describe('questions are not alike', () => {
  it('when they ask for something else in other words', () => {
    const water = single('water', 'How many moles of water are there in a bottle that holds 1.5 kg of it?', [
      '83 mol',
      '27 mol',
    ]);
    expect(pairs(SALT, water)).toEqual([]);
  });

  it('when they begin with the same words but are about other things', () => {
    const one = single('one', 'Which of these substances has ionic bonds?', ['Sodium chloride', 'Methane', 'Ammonia']);
    const two = single('two', 'Which of these substances has covalent bonds?', ['Water', 'Copper', 'Potassium iodide']);
    expect(pairs(one, two)).toEqual([]);
  });

  it('when formulas differ in their numbers', () => {
    const stem = (n: number) => `Solve <math><msup><mi>x</mi><mn>2</mn></msup><mo>=</mo><mn>${n}</mn></math>.`;
    expect(pairs(single('a', stem(9), ['3', '-3', '9']), single('b', stem(64), ['8', '-8', '64']))).toEqual([]);
  });
});
