import { describe, expect, it } from 'vitest';
import type { LessonProgress } from '../../domain/progress.ts';
import { problemAnswered, quizTaken, sampleLessonProgress } from '../../domain/sample-study.ts';
import { masteryReason } from './mastery-words.ts';

const BEGUN = sampleLessonProgress();

function withQuiz(best: number): LessonProgress {
  return { ...BEGUN, quiz: quizTaken(best) };
}

const SOLVED = problemAnswered(1);

describe('masteryReason', () => {
  it.each([
    ['not begun', undefined, 'You have not begun this lesson.'],
    ['begun', BEGUN, 'You have not done the quiz. Three problems right at your first answer take you to Developing.'],
    [
      'a weak quiz',
      withQuiz(0.3),
      'Your best quiz is 30 %. Three problems right at your first answer take you to Developing.',
    ],
    ['half a quiz', withQuiz(0.5), 'Your best quiz is 50 %. 70 % makes you Proficient.'],
    ['a good quiz', withQuiz(0.8), 'Your best quiz is 80 %. 90 % makes you Mastered.'],
    ['an excellent quiz', withQuiz(0.95), 'Your best quiz is 95 %. That is 90 % or more.'],
    [
      'solved problems',
      { ...BEGUN, problems: { p1: SOLVED, p2: SOLVED, p3: SOLVED } },
      '3 problems right at your first answer. Do the quiz to go on.',
    ],
  ])('gives the reason for %s', (_, lesson, words) => {
    expect(masteryReason(lesson)).toBe(words);
  });
});
