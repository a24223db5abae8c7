import { describe, expect, it } from 'vitest';
import type { LearningEvent } from './events.ts';
import { explain, grade, scoreEvent } from './grading.ts';
import type { Lesson, Question } from './lesson.ts';

type OfType<T extends Question['type']> = Extract<Question, { type: T }>;
const base = {
  id: 'q',
  stem: '?',
  hints: [],
  solution: [],
  skills: [],
  difficulty: 'beginner' as const,
  marks: 1,
};

const single: OfType<'single'> = {
  ...base,
  type: 'single',
  choices: [
    { id: 'a', html: '1', feedback: 'A is the sign slip' },
    { id: 'b', html: '2', feedback: 'Well done' },
    { id: 'c', html: '3' },
  ],
  answer: 'b',
};
const multi: OfType<'multi'> = { ...single, type: 'multi', answer: ['b', 'c'] };
const numeric: OfType<'numeric'> = {
  ...base,
  type: 'numeric',
  answer: 0.75,
  tolerance: 0.01,
  unit: 'dm³',
  acceptedUnits: ['litre', 'L'],
  mistakes: [{ value: 1.33, feedback: 'Upside down' }],
  feedback: 'Divide',
};
const order: OfType<'order'> = {
  ...base,
  type: 'order',
  items: ['a', 'b', 'c'].map((id) => ({ id, html: id })),
  answer: ['c', 'a', 'b'],
  feedback: 'First things first',
};
const match: OfType<'match'> = {
  ...base,
  type: 'match',
  left: [],
  right: [],
  answer: [
    ['x', 'one'],
    ['y', 'two'],
  ],
  feedback: 'Look again',
};
const cloze: OfType<'cloze'> = {
  ...base,
  type: 'cloze',
  parts: ['', ' and ', ''],
  gaps: [
    { accept: ['Molar mass'], feedback: 'gap one' },
    { accept: ['6.02×10²³', 'Avogadro'], feedback: 'gap two' },
  ],
};

const essay: OfType<'essay'> = {
  ...base,
  type: 'essay',
  words: 150,
  guide: [
    { id: 'reasons', html: 'Two reasons', marks: 6 },
    { id: 'form', html: 'The form of a letter', marks: 4 },
  ],
  model: '<p>Dear Sir</p>',
  marks: 10,
};

describe('grading', () => {
  it('takes the one right choice', () => {
    expect(grade(single, 'b')).toBe(1);
    expect(grade(single, 'a')).toBe(0);
    expect(grade(single, ['b'])).toBe(0);
  });

  it('takes all right choices and no other, in any order', () => {
    expect(grade(multi, ['c', 'b'])).toBe(1);
    expect(grade({ ...multi, answer: ['c', 'b'] }, ['b', 'c'])).toBe(1);
    expect(grade(multi, ['b'])).toBe(0);
    expect(grade(multi, ['a', 'b', 'c'])).toBe(0);
    expect(grade(multi, 'b')).toBe(0);
  });

  it.each(['0.75', '3/4', '7.5×10⁻¹', '0.76', '0.74', '0.75 dm³', '0.75 DM3', '0.75 l', '0.75 litre'])(
    'takes %j for 0.75 ± 0.01 dm³',
    (text) => {
      expect(grade(numeric, text)).toBe(1);
    },
  );

  it.each(['0.77', '0.73', '0.75 g', 'three quarters', ''])('refuses %j for 0.75 ± 0.01 dm³', (text) => {
    expect(grade(numeric, text)).toBe(0);
  });

  it.each(['18 g mol⁻¹', '18 g mol^-1', '18 g mol-1', '18 g mol−1', '18 G MOL⁻¹'])(
    'takes %j where the unit is g mol⁻¹',
    (text) => {
      expect(grade({ ...numeric, answer: 18, unit: 'g mol⁻¹', acceptedUnits: [] }, text)).toBe(1);
    },
  );

  it('does not fail an exact answer for binary rounding', () => {
    expect(grade({ ...numeric, answer: 0.3, tolerance: 0, unit: null }, '0.30')).toBe(1);
    expect(grade({ ...numeric, answer: 0.1 + 0.2, tolerance: 0, unit: null }, '0.3')).toBe(1);
    expect(grade({ ...numeric, answer: 0.3, tolerance: 0, unit: null }, '0.3001')).toBe(0);
  });

  it('takes zero for zero', () => {
    expect(grade({ ...numeric, answer: 0, tolerance: 0 }, '0')).toBe(1);
  });

  it('refuses a unit where the answer has none', () => {
    expect(grade({ ...numeric, unit: null, acceptedUnits: [] }, '0.75 kg')).toBe(0);
  });

  it('takes only the exact order', () => {
    expect(grade(order, ['c', 'a', 'b'])).toBe(1);
    expect(grade(order, ['a', 'c', 'b'])).toBe(0);
    expect(grade(order, ['c', 'a'])).toBe(0);
    expect(grade(order, ['c', 'a', 'b', 'd'])).toBe(0);
    expect(grade(order, 'c')).toBe(0);
  });

  it('gives each right pair its share; a left side paired twice earns nothing', () => {
    const pairs = (...items: [string, string][]) => items;
    expect(grade(match, pairs(['y', 'two'], ['x', 'one']))).toBe(1);
    expect(grade(match, pairs(['x', 'one'], ['y', 'one']))).toBe(0.5);
    expect(grade(match, pairs(['x', 'one'], ['x', 'two'], ['y', 'two']))).toBe(0.5);
    expect(grade(match, [])).toBe(0);
    expect(grade(match, 'x')).toBe(0);
    expect(grade(match, ['x', 'one'])).toBe(0);
  });

  it('gives each gap its share and forgives case, blanks and raised figures', () => {
    expect(grade(cloze, [' molar  MASS ', '6.02×1023'])).toBe(1);
    expect(grade(cloze, ['molar mass', ''])).toBe(0.5);
    expect(grade(cloze, ['', 'avogadro'])).toBe(0.5);
    expect(grade(cloze, ['molar mass'])).toBe(0.5);
    expect(grade(cloze, 'molar mass')).toBe(0);
  });

  it('takes a blank left out for another word', () => {
    expect(grade(cloze, ['molarmass', 'avogadro'])).toBe(0.5);
  });

  it('takes an answer of another shape for a wrong one', () => {
    expect(grade(cloze, [['x', 'one']])).toBe(0);
    expect(explain(cloze, [['x', 'one']])).toEqual(['gap one', 'gap two']);
  });

  it('gives an essay the share of the marks whose points are ticked, each once and no unknown one', () => {
    const met = (...ids: string[]) => ({ text: 'Dear Sir', met: ids });
    expect(grade(essay, met('form', 'reasons'))).toBe(1);
    expect(grade(essay, met('reasons'))).toBe(0.6);
    expect(grade(essay, met('form', 'form', 'style'))).toBe(0.4);
    expect(grade(essay, met())).toBe(0);
    expect(grade(essay, 'form')).toBe(0);
    expect(grade(essay, ['form'])).toBe(0);
  });

  it('takes an essay for a wrong answer to any other question', () => {
    const given = { text: 'b', met: [] };
    for (const question of [single, multi, numeric, order, match, cloze]) expect(grade(question, given)).toBe(0);
  });

  it('gives nothing for a question without parts', () => {
    expect(grade({ ...match, answer: [] }, [])).toBe(0);
  });
});

describe('what a wrong answer is told', () => {
  it('is nothing when it was right', () => {
    expect(explain(single, 'b')).toEqual([]);
    expect(explain(cloze, ['molar mass', 'avogadro'])).toEqual([]);
    expect(explain(numeric, '3/4')).toEqual([]);
  });

  it('is the feedback of each wrong choice taken', () => {
    expect(explain(single, 'a')).toEqual(['A is the sign slip']);
    expect(explain(single, 'c')).toEqual([]);
    expect(explain(multi, ['a', 'b'])).toEqual(['A is the sign slip']);
    expect(explain(multi, ['b'])).toEqual([]);
  });

  it('is the known mistake behind a number, else the general word', () => {
    expect(explain(numeric, '4/3')).toEqual(['Upside down']);
    expect(explain(numeric, '9')).toEqual(['Divide']);
    expect(explain(numeric, 'much')).toEqual(['Divide']);
    expect(explain(numeric, ['9'])).toEqual(['Divide']);
  });

  it('is about the gaps that are wrong', () => {
    expect(explain(cloze, ['molar mass', 'x'])).toEqual(['gap two']);
    expect(explain(cloze, 'x')).toEqual(['gap one', 'gap two']);
  });

  it('is one word for an order or a match', () => {
    expect(explain(order, ['a', 'b', 'c'])).toEqual(['First things first']);
    expect(explain(match, [])).toEqual(['Look again']);
  });
});

describe('the score of an event', () => {
  const lesson = {
    practice: [
      { ...single, id: 'p1' },
      { ...essay, id: 'p8' },
    ],
    quiz: [
      { ...single, id: 'q1', marks: 1 },
      { ...cloze, id: 'q2', marks: 3 },
    ],
  } as unknown as Lesson;
  const event = (fields: object) => ({ id: 'e', deviceSeq: 1, v: 1, ...fields }) as unknown as LearningEvent;
  const quiz = (...answers: object[]) => event({ type: 'quiz_submitted', payload: { answers, activeSeconds: 1 } });

  it('is the grade of a practice answer', () => {
    const answered = (itemId: string) => event({ type: 'problem_answered', itemId, payload: { answer: 'b' } });
    expect(scoreEvent(answered('p1'), lesson)).toBe(1);
    expect(scoreEvent(answered('p9'), lesson)).toBeNull();
  });

  it('leaves out what a student thinks of their own essay', () => {
    const answer = { text: 'Dear Sir', met: ['form', 'reasons'] };
    const handedIn = event({ type: 'problem_answered', itemId: 'p8', payload: { answer } });
    expect(scoreEvent(handedIn, lesson)).toBeNull();
  });

  it('weighs a quiz by marks; a question left out earns nothing', () => {
    const half = { itemId: 'q2', answer: ['molar mass', '?'] };
    expect(scoreEvent(quiz({ itemId: 'q1', answer: 'b' }, half), lesson)).toBe(2.5 / 4);
    expect(scoreEvent(quiz(half), lesson)).toBe(1.5 / 4);
    expect(scoreEvent(quiz(), lesson)).toBe(0);
    expect(scoreEvent(quiz(), { ...lesson, quiz: [match] })).toBe(0);
  });

  it('is unknown for a quiz without marks and for events without answers', () => {
    expect(scoreEvent(quiz(), { ...lesson, quiz: [] })).toBeNull();
    expect(scoreEvent(event({ type: 'lesson_started', payload: {} }), lesson)).toBeNull();
  });
});
