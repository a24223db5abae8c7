import { describe, expect, it } from 'vitest';
import { isDone, masteryLevel, solvedAtFirst } from './mastery.ts';
import type { LessonProgress } from './progress.ts';
import { sampleLessonProgress } from './sample-study.ts';

function lesson(quizBest: number | null, firstScores: (number | null)[] = []): LessonProgress {
  const problems = firstScores.map((score, i) => [
    `p${i}`,
    { answered: 1, hints: 0, best: 1, first: score === null ? null : { at: 0, id: '', score }, solvedAt: 0 },
  ]);
  return sampleLessonProgress({
    problems: Object.fromEntries(problems),
    quiz: { attempts: 1, best: quizBest, rises: [], last: null },
  });
}

describe('mastery', () => {
  it('has not started without any event', () => {
    expect(masteryLevel(undefined)).toBe('not_started');
  });

  it.each([
    [1, 'mastered'],
    [0.9, 'mastered'],
    [0.89, 'proficient'],
    [0.7, 'proficient'],
    [0.69, 'developing'],
    [0.5, 'developing'],
    [0.49, 'beginning'],
    [null, 'beginning'],
  ])('with a best quiz of %s is %s', (best, level) => {
    expect(masteryLevel(lesson(best))).toBe(level);
  });

  it('is developing after three problems right at the first answer', () => {
    expect(masteryLevel(lesson(null, [1, 1, 1]))).toBe('developing');
    expect(masteryLevel(lesson(null, [1, 1, 0.5, null]))).toBe('beginning');
    expect(solvedAtFirst(lesson(null, [1, 0, null, 1]))).toBe(2);
  });

  it('lets a student go on once the lesson is finished or the quiz passed', () => {
    expect(isDone(undefined)).toBe(false);
    expect(isDone(lesson(0.69, [1, 1, 1]))).toBe(false);
    expect(isDone(lesson(0.7))).toBe(true);
    expect(isDone({ ...lesson(null), completedAt: 0 })).toBe(true);
  });
});
