import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Lesson, ShortQuestion } from '../../domain/lesson.ts';
import { type PracticeStep, practise, resultsByLesson, type SessionItem, startSession } from './practice-session.ts';

function item(lessonId: string, questionId: string): SessionItem {
  return { lesson: { id: lessonId } as Lesson, question: { id: questionId } as ShortQuestion, contentHash: lessonId };
}

const ITEMS = [item('mole', 'm1'), item('roots', 'r1'), item('mole', 'm2')];
const right: PracticeStep = { type: 'answered', score: 1 };
const partly: PracticeStep = { type: 'answered', score: 0.5 };
const next: PracticeStep = { type: 'next' };

function sessionAfter(...steps: PracticeStep[]) {
  return steps.reduce(practise, startSession(ITEMS));
}

describe('a practice session', () => {
  it('is over after the last question', () => {
    expect(sessionAfter(right, next, right, next)).toMatchObject({ index: 2, over: false });
    expect(sessionAfter(right, next, right, next, right, next).over).toBe(true);
  });

  it('counts an answer once', () => {
    expect(sessionAfter(right, right).scores).toEqual([1]);
  });

  it('waits at a question until it was answered', () => {
    expect(sessionAfter(next, next)).toMatchObject({ index: 0, over: false });
  });

  it('counts every item once at most, whatever happens in whatever order', () => {
    const step = fc.oneof(fc.constantFrom(next, right, partly), fc.constant<PracticeStep>({ type: 'stop' }));
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const session = sessionAfter(...steps);
        const results = resultsByLesson(session);
        expect(session.scores.length).toBeLessThanOrEqual(ITEMS.length);
        expect(results.reduce((sum, { of }) => sum + of, 0)).toBe(session.scores.length);
        for (const { right, of, missed } of results) expect(right + missed.length).toBe(of);
      }),
    );
  });

  it('keeps what was answered when the student stops', () => {
    const session = sessionAfter(right, next, { type: 'stop' });
    expect(session.over).toBe(true);
    expect(resultsByLesson(session)).toEqual([{ lesson: { id: 'mole' }, right: 1, of: 1, missed: [] }]);
  });

  it('tells by lesson what was right and what was not, partly right included', () => {
    expect(resultsByLesson(sessionAfter(right, next, right, next, partly, next))).toEqual([
      { lesson: { id: 'mole' }, right: 1, of: 2, missed: [ITEMS[2]] },
      { lesson: { id: 'roots' }, right: 1, of: 1, missed: [] },
    ]);
  });
});
