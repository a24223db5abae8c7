import { describe, expect, it } from 'vitest';
import type { ShortQuestion } from '../../domain/lesson.ts';
import { atQuestion, newDraft, submission, withAnswer } from './quiz-draft.ts';

const HASH = '0'.repeat(32);

function question(id: string): ShortQuestion {
  return {
    id,
    type: 'single',
    stem: '<p>?</p>',
    hints: [],
    solution: [],
    skills: [],
    difficulty: 'beginner',
    marks: 1,
    choices: [],
    answer: 'a',
  };
}

describe('a quiz draft', () => {
  it('keeps the answers when the student moves between questions', () => {
    const draft = atQuestion(withAnswer(newDraft('the-mole', HASH), 'q1', 'b', 5), 1, 2);
    expect(draft).toMatchObject({ index: 1, answers: { q1: 'b' }, activeSeconds: 7 });
  });

  it('keeps the last answer to a question', () => {
    const draft = withAnswer(withAnswer(newDraft('the-mole', HASH), 'q1', 'a', 1), 'q1', 'b', 1);
    expect(draft.answers).toEqual({ q1: 'b' });
  });

  it('leaves the draft before it as it was', () => {
    const before = newDraft('the-mole', HASH);
    withAnswer(before, 'q1', 'a', 1);
    expect(before.answers).toEqual({});
  });

  it('is handed in with the answers in the order of the quiz, the hash they answer and all the time spent', () => {
    const draft = withAnswer(withAnswer(newDraft('the-mole', HASH), 'q2', 'b', 3), 'q1', 'a', 4);
    expect(submission(draft, [question('q1'), question('q2'), question('q3')], 2)).toEqual({
      type: 'quiz_submitted',
      lessonId: 'the-mole',
      contentHash: HASH,
      payload: {
        answers: [
          { itemId: 'q1', answer: 'a' },
          { itemId: 'q2', answer: 'b' },
        ],
        activeSeconds: 9,
      },
    });
  });
});
