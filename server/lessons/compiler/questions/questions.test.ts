import { expect, it } from 'vitest';
import { compileLesson } from '../compile-lesson.ts';
import { refuses } from '../refuses.ts';
import { sampleEssay, sampleLesson } from '../sample-lesson.ts';

refuses('questions.yaml', [
  {
    rule: 'an unknown key',
    find: 'marks: 1',
    replace: 'marks: 1\n    mark: 1',
    at: 'mark: 1',
    says: 'the keys allowed here are id, section, stem',
  },
  {
    rule: 'a chemical equation that does not balance',
    find: 'stem: Question p1',
    replace: 'stem: What is $\\mathrm{H_2 + O_2 \\rightarrow H_2O}$?',
    at: 'stem: What is',
    says: 'O is 2 on the left, 1 on the right',
  },
  {
    rule: 'an unknown type',
    find: 'type: order',
    replace: 'type: oral',
    at: 'type: oral',
    says: "Expected 'single' | 'multi' | 'numeric' | 'order' | 'match' | 'cloze' | 'essay'",
  },
  {
    rule: 'a question without solution',
    find: '    solution: [Halve it.]\n',
    replace: '',
    at: '- id: p1',
    says: '"solution" is missing',
  },
  { rule: 'the same id twice', find: 'id: q2', replace: 'id:  p1', at: 'id:  p1', says: '"p1" is taken' },
  {
    rule: 'a skill the lesson lacks',
    find: 'skills: [halving]',
    replace: 'skills: [adding]',
    at: '[adding]',
    says: 'Use one of halving',
  },
  {
    rule: 'a section the lesson lacks',
    find: 'section: what',
    replace: 'section: where',
    at: 'where',
    says: 'Use one of what, writing, quarter, doubling',
  },
  {
    rule: 'a practice problem without section',
    find: '    section: what\n',
    replace: '',
    at: '- id: p1',
    says: 'practice p1 has no section',
  },
  {
    rule: 'a practice problem without hint',
    find: '    hints: [Share it between two.]\n',
    replace: '',
    at: '- id: p1',
    says: 'practice p1 has no hint',
  },
  {
    rule: 'a quiz question with section',
    find: 'stem: Question q1',
    replace: 'stem: Question q1\n    section: "what"',
    at: '"what"',
    says: 'quiz q1 has a section',
  },
  {
    rule: 'TeX in the text of a block',
    find: 'stem: Question q1',
    replace: 'stem: |\n      Good.\n\n      Bad: $\\foo$',
    at: 'Bad',
    says: 'is not valid TeX',
  },
  {
    rule: 'a glossary term',
    find: 'Question q1',
    replace: 'What is a [[half]]?',
    at: '[[half]]',
    says: 'Take the brackets out',
  },
  {
    rule: 'two choices only',
    find: '      - {id: c, text: "6", feedback: You took two away.}\n',
    replace: '',
    at: 'choices:',
    says: 'has 2 choices. Give at least 3',
  },
  {
    rule: 'a wrong choice without feedback',
    find: ', feedback: You doubled.',
    replace: '',
    at: '{id: b, text: "16"}',
    says: 'choice "b" of practice p1 has no feedback. Say which misconception it shows.',
  },
  {
    rule: 'an answer that is no choice',
    find: 'answer: a',
    replace: 'answer: d',
    at: 'answer: d',
    says: 'the answer "d" is not a choice',
  },
  {
    rule: 'a choice id twice',
    find: '{id: c, text: "6"',
    replace: '{id: b, text: "six"',
    at: '"six"',
    says: 'has "b" twice',
  },
  {
    rule: 'multi without a right choice',
    find: '[one, two]',
    replace: '[]',
    at: 'answer: []',
    says: 'no right choice',
  },
  {
    rule: 'multi without a wrong choice',
    find: ', {id: three, text: "2", feedback: Doubled.}',
    replace: '',
    at: 'choices: [{id: one',
    says: 'no wrong choice',
  },
  {
    rule: 'an expression unlike the key',
    find: '"5 / 2"',
    replace: '"5 / 3"',
    at: '5 / 3',
    says: '5 / 3 is 1.6666666666666667, but the key is 2.5',
  },
  { rule: 'an expression with a variable', find: '"5 / 2"', replace: '"x / 2"', at: 'x / 2', says: '"x" is not known' },
  {
    rule: 'no mistake',
    find: 'mistakes:\n      - {value: 10, feedback: You doubled.}',
    replace: 'mistakes: []',
    at: 'mistakes: []',
    says: 'at least 1',
  },
  {
    rule: 'a mistake that is right',
    find: 'value: 10',
    replace: 'value: 2.505',
    at: '2.505',
    says: 'the mistake 2.505 would count as right',
  },
  {
    rule: 'items in the right order',
    find: 'answer: [small, big]',
    replace: 'answer: [big, small]',
    at: 'items: [{id: big',
    says: 'in the right order. Shuffle them',
  },
  {
    rule: 'an order that leaves an item out',
    find: 'answer: [small, big]',
    replace: 'answer: [small]',
    at: 'answer: [small]',
    says: 'each of big, small once',
  },
  {
    rule: 'a left piece without partner',
    find: '{four: two, six: three}',
    replace: '{four: two}',
    at: '{four: two}',
    says: '"six" on the left has no partner',
  },
  {
    rule: 'a partner that is not there',
    find: 'six: three}',
    replace: 'six: ten}',
    at: 'six: ten',
    says: 'no "ten" on the right',
  },
  {
    rule: 'a pair for no left piece',
    find: 'six: three}',
    replace: 'six: three, one: two}',
    at: 'one: two',
    says: 'no "one" on the left',
  },
  {
    rule: 'a gap left out of the text',
    find: 'is {1} and',
    replace: 'is four and',
    at: 'is four and',
    says: 'has {2}, but "gaps" describes 2. Write {1} {2}',
  },
  {
    rule: 'a gap in bold text',
    find: 'is {1} and',
    replace: 'is **{1}** and',
    at: 'is **{1}**',
    says: 'Close the * before it',
  },
  {
    rule: 'a gap that accepts nothing',
    find: 'accept: ["4", four]',
    replace: 'accept: []',
    at: 'accept: []',
    says: 'at least 1',
  },
  {
    rule: 'choices without an accepted one',
    find: 'choices: ["3", "12"]',
    replace: 'choices: ["2", "12"]',
    at: '["2", "12"]',
    says: 'no choice of gap {2} is accepted. Add 3.',
  },
  {
    rule: 'a unit that the app cannot tell from the number',
    find: '[kilograms]',
    replace: '["/2"]',
    at: '["/2"]',
    says: 'would mark its own answer "2.5 /2" wrong',
  },
  {
    rule: 'an essay in the quiz',
    find: 'quiz:\n',
    replace: `quiz:\n${sampleEssay('q0').replace('essay', '"essay"')}`,
    at: 'type: "essay"',
    says: 'quiz q0 is an essay, which the app cannot grade. Move it to "practice:".',
  },
  {
    rule: 'an essay whose guide has one point',
    find: '      - {id: share, text: The number is shared **equally**., marks: 2}\n',
    replace: '',
    at: 'guide:',
    says: 'at least 2',
  },
  {
    rule: 'an essay whose guide does not add up to its marks',
    find: 'marks: 3\n',
    replace: 'marks: 4\n',
    at: 'marks: 4',
    says: 'practice essay: the points of its guide add up to 3 marks, not 4',
  },
  {
    rule: 'paragraphs of a model answer that folding makes one',
    find: 'model: |',
    replace: 'model: >-',
    at: 'A half is one of',
    says: 'practice essay: its model answer has lines, but no paragraphs',
  },
  {
    rule: 'a point of a guide twice',
    find: '{id: example',
    replace: '{id: share',
    at: 'text: An example',
    says: '"guide" has "share" twice',
  },
  {
    rule: 'an essay longer than an answer can be',
    find: 'words: 80',
    replace: 'words: 900',
    at: 'words: 900',
    says: 'at most 600',
  },
]);

it('refuses a skill that fewer than two questions ask', async () => {
  const { files, ...folder } = sampleLesson({
    file: 'lesson.md',
    find: 'skills: [halving]',
    replace: 'skills: [halving, quartering]',
  });
  const questions = (files.get('questions.yaml') ?? '').replace('skills: [halving]', 'skills: [halving, quartering]');
  const { problems } = await compileLesson({ ...folder, files: new Map([...files, ['questions.yaml', questions]]) });
  const line = questions.split('\n').indexOf('quiz:') + 1;
  expect(problems).toEqual([
    { file: 'content/mathematics/halves/questions.yaml', line, message: expect.stringContaining('asked by 1 of the') },
  ]);
});

it('refuses too few practice problems, quiz questions and types of question', async () => {
  const { files, ...folder } = sampleLesson();
  const [practice = '', quiz = ''] = (files.get('questions.yaml') ?? '').split('quiz:\n');
  const cut = `${practice.slice(0, practice.indexOf('  - id: p6'))}quiz:\n${quiz.slice(0, quiz.indexOf('  - id: q8'))}`;
  const { problems } = await compileLesson({ ...folder, files: new Map([...files, ['questions.yaml', cut]]) });
  expect(problems.map(({ message }) => message)).toEqual([
    'There are 5 practice problems. Write 8 or more.',
    'There are 7 quiz questions. Write 10 or more.',
    'The quiz has 3 types of question. Mix 4 or more.',
  ]);
});
