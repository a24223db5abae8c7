import { describe, expect, it } from 'vitest';
import type { Question } from '../../domain/lesson.ts';
import { isAnswered } from './answered.ts';

const base = {
  id: 'q1',
  stem: '<p>?</p>',
  hints: [],
  solution: [],
  skills: [],
  difficulty: 'beginner' as const,
  marks: 1,
};

describe('isAnswered', () => {
  it('takes an untouched question for unanswered', () => {
    const question: Question = { ...base, type: 'single', choices: [], answer: 'a' };
    expect(isAnswered(question, undefined)).toBe(false);
    expect(isAnswered(question, 'a')).toBe(true);
  });

  it('takes blanks for no answer', () => {
    const question: Question = {
      ...base,
      type: 'numeric',
      answer: 1,
      tolerance: 0,
      unit: null,
      acceptedUnits: [],
      mistakes: [],
      feedback: 'no',
    };
    expect(isAnswered(question, '  ')).toBe(false);
    expect(isAnswered(question, '0')).toBe(true);
  });

  it('waits until every left piece of a match has its pair', () => {
    const question: Question = {
      ...base,
      type: 'match',
      left: [
        { id: 'a', html: 'A' },
        { id: 'b', html: 'B' },
      ],
      right: [],
      answer: [],
      feedback: 'no',
    };
    expect(isAnswered(question, [['a', 'one']])).toBe(false);
    expect(
      isAnswered(question, [
        ['a', 'one'],
        ['b', 'one'],
      ]),
    ).toBe(true);
  });

  it('waits until every gap of a cloze is filled', () => {
    const gap = { accept: ['x'], feedback: 'no' };
    const question: Question = { ...base, type: 'cloze', parts: ['', '', ''], gaps: [gap, gap] };
    expect(isAnswered(question, ['', 'x'])).toBe(false);
    expect(isAnswered(question, ['x'])).toBe(false);
    expect(isAnswered(question, ['x', 'y'])).toBe(true);
  });

  it('takes a multi question with every choice taken back for unanswered', () => {
    const question: Question = { ...base, type: 'multi', choices: [], answer: ['a'] };
    expect(isAnswered(question, [])).toBe(false);
  });
});
