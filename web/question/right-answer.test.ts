import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { grade } from '../../domain/grading.ts';
import { CLOZE, MATCH, MULTI, NUMERIC, ORDER, SINGLE } from '../gallery/sample-questions.ts';
import { rightAnswer } from './right-answer.ts';

describe('the right answer', () => {
  it.each([SINGLE, MULTI, NUMERIC, ORDER, MATCH, CLOZE])(
    'to a question of type $type is graded as right',
    (question) => {
      expect(grade(question, rightAnswer(question))).toBe(1);
    },
  );

  it.each([
    [12, '12'],
    [-0.75, '-0.75'],
    [6.02e23, '6.02×10^23'],
    [1.6e-19, '1.6×10^-19'],
  ])('that is the number %f is written as students write it: %s', (answer, written) => {
    expect(rightAnswer({ ...NUMERIC, answer })).toBe(written);
  });

  it('is graded as right whatever number it is', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (answer) => {
        const question = { ...NUMERIC, answer };
        expect(grade(question, rightAnswer(question))).toBe(1);
      }),
    );
  });
});
