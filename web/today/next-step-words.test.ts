import { describe, expect, it } from 'vitest';
import type { NextStep } from '../../domain/next-step.ts';
import { quizTaken, sampleEntry, sampleLessonProgress, sampleProgress } from '../../domain/sample-study.ts';
import { isolate } from '../words/isolate.ts';
import { nextStepHref, nextStepShare } from './next-step-target.ts';
import { nextStepWords } from './next-step-words.ts';

const ENTRY = sampleEntry({ id: 'quadratics', title: 'Quadratic equations', minutes: 40, sections: 4, questions: 10 });
const NO_TRIES = { right: 0, of: 0 };
const CONTINUE: Extract<NextStep, { kind: 'continue' }> = {
  kind: 'continue',
  entry: ENTRY,
  section: 3,
  sections: 4,
  minutesLeft: 9,
  firstTries: NO_TRIES,
};
const TAKE_QUIZ: NextStep = { kind: 'take_quiz', entry: ENTRY, questions: 10, firstTries: NO_TRIES };
const REVIEW: Extract<NextStep, { kind: 'review' }> = {
  kind: 'review',
  entry: ENTRY,
  level: 'developing',
  daysSince: 3,
  items: 5,
  bestQuiz: null,
};
const START: Extract<NextStep, { kind: 'start' }> = { kind: 'start', entry: ENTRY, because: 'first', after: [] };
const FINISH: NextStep = { kind: 'finish_quiz', entry: ENTRY, answered: 4, questions: 10 };

describe('the next step in words', () => {
  it('names the lesson, what to do with it and its subject', () => {
    expect(nextStepWords(CONTINUE)).toEqual({
      kind: 'Continue · Mathematics',
      title: 'Quadratic equations',
      reason: 'You have read 2 of 4 sections. Next is section 3.',
      place: 'Section 3 of 4 · about 9 minutes',
      action: 'Continue',
    });
  });

  it.each<[string, NextStep, string]>([
    ['a quiz on the way', FINISH, 'You left this quiz on the way. Your answers are kept on this phone.'],
    ['a lesson just opened', { ...CONTINUE, section: 1 }, 'You opened this lesson. Its first section is next.'],
    [
      'a lesson with problems solved',
      { ...CONTINUE, firstTries: { right: 3, of: 4 } },
      'You got 3 of 4 problems right at the first try. Next is section 3.',
    ],
    [
      'a lesson with one problem solved',
      { ...CONTINUE, firstTries: { right: 1, of: 1 } },
      'You got the problem so far right at the first try. Next is section 3.',
    ],
    [
      'a lesson whose problems were hard',
      { ...CONTINUE, firstTries: { right: 0, of: 4 } },
      'You have read 2 of 4 sections. Next is section 3.',
    ],
    ['a lesson that was read', TAKE_QUIZ, 'You have read every section. The quiz shows what stayed.'],
    [
      'a lesson that was read, with problems solved',
      { ...TAKE_QUIZ, firstTries: { right: 3, of: 4 } },
      'You have read every section and got 3 of 4 problems right at the first try. The quiz shows what stayed.',
    ],
    ['a review', REVIEW, 'You last studied this 3 days ago. A few questions keep it fresh.'],
    [
      'a review the day after',
      { ...REVIEW, daysSince: 1 },
      'You last studied this 1 day ago. A few questions keep it fresh.',
    ],
    [
      'a review on the same day',
      { ...REVIEW, daysSince: 0 },
      'You studied this today. A few questions show what stayed.',
    ],
    [
      'a review after a quiz',
      { ...REVIEW, bestQuiz: 0.6 },
      'Your best quiz here is 60 %, and you last studied this 3 days ago. A few questions keep it fresh.',
    ],
    [
      'a review on the day of the quiz',
      { ...REVIEW, daysSince: 0, bestQuiz: 0.6 },
      'Your best quiz here is 60 %. A few questions make it better.',
    ],
    ['the first lesson of all', START, 'A good first lesson: you need nothing before it.'],
    [
      'a lesson that builds on others',
      {
        ...START,
        because: 'unlocked',
        after: [sampleEntry({ id: 'a', title: 'Indices' }), sampleEntry({ id: 'b', title: 'Surds' })],
      },
      `You have finished ${isolate('Indices')} and ${isolate('Surds')}. This lesson builds on that.`,
    ],
    ['the next of a subject', { ...START, because: 'same_subject' }, 'It comes next in Mathematics.'],
    [
      'the first of another subject',
      { ...START, because: 'new_subject' },
      'It is a first lesson in Mathematics, and you need nothing before it.',
    ],
    ['nothing left', { kind: 'all_done' }, 'Practice keeps what you know fresh. New lessons will show here.'],
  ])('gives the reason for %s', (_, step, reason) => {
    expect(nextStepWords(step).reason).toBe(reason);
  });

  it.each<[NextStep, string, string]>([
    [FINISH, '4 of 10 questions answered', 'Continue the quiz'],
    [TAKE_QUIZ, '10 questions', 'Start the quiz'],
    [REVIEW, '5 questions · 3 min', 'Practise'],
    [START, '4 sections · about 40 minutes', 'Start'],
    [{ kind: 'all_done' }, '', 'Practise'],
  ])('tells how much it is and what the button does: %#', (step, place, action) => {
    expect(nextStepWords(step)).toMatchObject({ place, action });
  });
});

describe('where a next step leads', () => {
  it.each<[NextStep, string | null]>([
    [FINISH, '/lessons/quadratics/quiz'],
    [TAKE_QUIZ, '/lessons/quadratics/quiz'],
    [CONTINUE, '/lessons/quadratics'],
    [START, '/lessons/quadratics'],
    [REVIEW, '/quiz?lesson=quadratics'],
    [{ kind: 'all_done' }, null],
  ])('%#', (step, href) => {
    expect(nextStepHref(step)).toBe(href);
  });
});

describe('how far the next step has come', () => {
  it('is the part of the lesson, or of the quiz, that is done', () => {
    const progress = sampleProgress({ quadratics: sampleLessonProgress({ sections: ['a', 'b'] }) });
    expect(nextStepShare(CONTINUE, progress)).toBe(0.4);
    expect(nextStepShare(FINISH, progress)).toBe(0.4);
    expect(nextStepShare({ ...FINISH, answered: 12 }, progress)).toBe(1);
  });

  it('is nothing to show for what begins anew', () => {
    const progress = sampleProgress({ quadratics: sampleLessonProgress({ quiz: quizTaken(0.5) }) });
    expect(nextStepShare(REVIEW, progress)).toBeNull();
    expect(nextStepShare(START, progress)).toBeNull();
  });
});
