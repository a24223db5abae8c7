import { describe, expect, it } from 'vitest';
import type { ShortQuestion } from '../../domain/lesson.ts';
import { gradeQuiz, placesToReview, sectionFor, skillShares, skillWords } from './graded-quiz.ts';

function question(id: string, skills: string[], marks = 1, section?: string): ShortQuestion {
  return {
    id,
    type: 'single',
    stem: '<p>?</p>',
    hints: [],
    solution: [],
    skills,
    difficulty: 'beginner',
    marks,
    choices: [],
    answer: 'a',
    ...(section && { section }),
  };
}

const QUIZ = [question('q1', ['roots']), question('q2', ['roots', 'formula'], 3), question('q3', ['graphs'])];

describe('a graded quiz', () => {
  it('counts marks, and a question left out as nothing', () => {
    const graded = gradeQuiz(QUIZ, { q1: 'b', q2: 'a' });
    expect([graded.earned, graded.total]).toEqual([3, 5]);
    expect(graded.questions.map(({ place, score, answer }) => [place, score, answer])).toEqual([
      [1, 0, 'b'],
      [2, 1, 'a'],
      [3, 0, undefined],
    ]);
  });

  it('tells how each skill stands, the weakest first', () => {
    expect(skillShares(gradeQuiz(QUIZ, { q1: 'b', q2: 'a' }))).toEqual([
      { skill: 'graphs', right: 0, of: 1 },
      { skill: 'roots', right: 1, of: 2 },
      { skill: 'formula', right: 1, of: 1 },
    ]);
  });
});

describe('placesToReview', () => {
  const lesson = {
    sections: [{ id: 'two', title: 'Two', html: '' }],
    practice: [question('p', ['roots'], 1, 'two')],
  };

  it('gathers the questions missed by the section that teaches them, or the whole lesson', () => {
    expect(placesToReview(gradeQuiz(QUIZ, { q1: 'b', q2: 'b', q3: 'b' }), lesson)).toEqual([
      { section: lesson.sections[0], places: [1, 2] },
      { section: null, places: [3] },
    ]);
  });

  it('has nothing to review when all is right', () => {
    expect(placesToReview(gradeQuiz(QUIZ, { q1: 'a', q2: 'a', q3: 'a' }), lesson)).toEqual([]);
  });
});

describe('skillWords', () => {
  const skills = [{ id: 'completing-the-square', name: 'Solve by completing the square', needs: [] }];

  it('are those the library lists', () => {
    expect(skillWords('completing-the-square', skills)).toBe('Solve by completing the square');
  });

  it('are those of the id, with one capital, for a skill that is not listed', () => {
    expect(skillWords('square-roots', skills)).toBe('Square roots');
  });
});

describe('sectionFor', () => {
  const lesson = {
    sections: [
      { id: 'one', title: 'One', html: '' },
      { id: 'two', title: 'Two', html: '' },
    ],
    practice: [question('p1', ['graphs'], 1, 'one'), question('p2', ['formula', 'roots'], 1, 'two')],
  };

  it('finds the section that practises the first skill of the question with any practice', () => {
    expect(sectionFor(question('q', ['unpractised', 'roots', 'graphs']), lesson)?.id).toBe('two');
  });

  it('finds none for a skill without practice', () => {
    expect(sectionFor(question('q', ['unpractised']), lesson)).toBeUndefined();
  });
});
