import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SUBJECTS } from './lesson.ts';
import { isDone } from './mastery.ts';
import { nextStep } from './next-step.ts';
import type { Progress } from './progress.ts';
import { problemAnswered, quizTaken, sampleEntry, sampleLessonProgress, sampleProgress } from './sample-study.ts';

const DAY = 86_400_000;
const NOW = 1_795_000_000_000;

const MATHS = sampleEntry({ id: 'indices' });
const LATER_MATHS = sampleEntry({ id: 'logarithms', grade: 'SS2', prerequisites: ['indices'] });
const SETS = sampleEntry({ id: 'sets', grade: 'SS3' });
const CHEMISTRY = sampleEntry({ id: 'the-mole', subject: 'chemistry' });
const LESSONS = [CHEMISTRY, SETS, LATER_MATHS, MATHS];

const reading = (read: number, fields = {}) =>
  sampleLessonProgress({
    lastActiveAt: NOW - 1000,
    sections: Array.from({ length: read }, (_, i) => `s${i}`),
    ...fields,
  });
const passed = (at = NOW - 1000) => reading(4, { quiz: quizTaken(0.8), lastActiveAt: at });
const failed = (at = NOW - 1000) => reading(4, { quiz: quizTaken(0.3), lastActiveAt: at });
const draft = (lessonId: string, ...itemIds: string[]) => ({
  lessonId,
  answers: Object.fromEntries(itemIds.map((id) => [id, 'a'])),
});

const step = (lessons: Progress['lessons'], drafts: ReturnType<typeof draft>[] = [], catalogue = LESSONS) =>
  nextStep(catalogue, sampleProgress(lessons), drafts, NOW);

describe('the next step', () => {
  it('for a new student is the first lesson there is', () => {
    expect(step({})).toEqual({ kind: 'start', entry: CHEMISTRY, because: 'first', after: [] });
  });

  it('is to finish a quiz that was left, before everything else', () => {
    const lessons = { indices: reading(1), 'the-mole': failed(NOW - 9 * DAY) };
    expect(step(lessons, [draft('the-mole', 'q1', 'q2')])).toEqual({
      kind: 'finish_quiz',
      entry: CHEMISTRY,
      answered: 2,
      questions: 10,
    });
  });

  it('takes the quiz of the lesson last active, and none without an answer or out of the catalogue', () => {
    const lessons = { indices: reading(1), sets: reading(1, { lastActiveAt: NOW }) };
    expect(step(lessons, [draft('indices', 'q1'), draft('sets', 'q1')])).toMatchObject({ entry: SETS });
    expect(step(lessons, [draft('indices'), draft('gone', 'q1')]).kind).toBe('continue');
  });

  it('is the next section of the lesson last active', () => {
    const problems = { p1: problemAnswered(1), p2: problemAnswered(0, 1), p3: problemAnswered(1) };
    const lessons = { indices: reading(2, { problems }), 'the-mole': reading(1, { lastActiveAt: 0 }) };
    expect(step(lessons)).toEqual({
      kind: 'continue',
      entry: MATHS,
      section: 3,
      sections: 4,
      minutesLeft: 24,
      firstTries: { right: 2, of: 3 },
    });
  });

  it('is the quiz once everything is read', () => {
    const hinted = { answered: 0, hints: 1, best: null, first: null };
    const essay = { answered: 1, hints: 0, best: null, first: { at: 0, id: '', score: null } };
    const problems = { p1: problemAnswered(1), p2: hinted, p3: essay };
    expect(step({ indices: reading(4, { problems }) })).toEqual({
      kind: 'take_quiz',
      entry: MATHS,
      questions: 10,
      firstTries: { right: 1, of: 1 },
    });
  });

  it('goes by a lesson the student finished, and by one whose quiz was handed in', () => {
    expect(step({ indices: reading(1, { completedAt: NOW }) }).kind).toBe('start');
    expect(step({ indices: reading(1, { quiz: quizTaken(0) }) }).kind).toBe('start');
  });

  it('is a review that is due, before anything new', () => {
    expect(step({ indices: passed(NOW - 8 * DAY), sets: failed(NOW - 4 * DAY), gone: failed(0) })).toEqual({
      kind: 'review',
      entry: SETS,
      level: 'beginning',
      daysSince: 4,
      items: 3,
      bestQuiz: 0.3,
    });
  });

  it('is to go on with a lesson before a review', () => {
    expect(step({ indices: reading(1), sets: failed(NOW - 4 * DAY) }).kind).toBe('continue');
  });

  it('is what a lesson done has unlocked, in the same subject', () => {
    expect(step({ indices: passed() })).toEqual({
      kind: 'start',
      entry: LATER_MATHS,
      because: 'unlocked',
      after: [MATHS],
    });
  });

  it('is another lesson of the subject, else a new subject', () => {
    const maths = { indices: passed(), logarithms: passed() };
    expect(step(maths)).toMatchObject({ kind: 'start', entry: SETS, because: 'same_subject' });
    expect(step({ ...maths, sets: passed() })).toMatchObject({ entry: CHEMISTRY, because: 'new_subject' });
  });

  it('is another look at what did not pass, when all else waits for it', () => {
    expect(step({ indices: failed() }, [], [MATHS, LATER_MATHS])).toEqual({
      kind: 'review',
      entry: MATHS,
      level: 'beginning',
      daysSince: 0,
      items: 3,
      bestQuiz: 0.3,
    });
  });

  it('never starts what was begun', () => {
    const lessons = { indices: failed(), sets: failed(NOW - 2000) };
    expect(step(lessons, [], [MATHS, SETS])).toMatchObject({ kind: 'review', entry: MATHS });
  });

  it('is a locked lesson where prerequisites go in a circle', () => {
    const circle = [sampleEntry({ id: 'a', prerequisites: ['b'] }), sampleEntry({ id: 'b', prerequisites: ['a'] })];
    expect(step({}, [], circle)).toMatchObject({ kind: 'start', because: 'first' });
  });

  it('is nothing when all is done, or there is nothing', () => {
    expect(step({ indices: passed() }, [], [MATHS])).toEqual({ kind: 'all_done' });
    expect(step({}, [], [])).toEqual({ kind: 'all_done' });
  });

  it('is always one of the catalogue, does not depend on the order of drafts, and is none only when all is done', () => {
    const ids = ['l0', 'l1', 'l2', 'l3', 'l4'];
    const entry = fc.record({
      subject: fc.constantFrom(...SUBJECTS),
      prerequisites: fc.subarray([...ids, 'gone']),
      sections: fc.nat(4),
      questions: fc.nat(2),
    });
    const lesson = fc.option(
      fc.record({
        read: fc.nat(5),
        lastActiveAt: fc.integer({ min: NOW - 30 * DAY, max: NOW }),
        completedAt: fc.constantFrom(null, 1),
        quiz: fc.constantFrom(undefined, 0.3, 0.8, 1),
      }),
    );
    const study = fc.record({
      entries: fc.array(entry, { maxLength: 5 }),
      lessons: fc.array(lesson, { minLength: 5, maxLength: 5 }),
      drafts: fc.subarray([...ids, 'gone']),
    });
    fc.assert(
      fc.property(study, ({ entries, lessons, drafts }) => {
        const catalogue = entries.map((fields, i) => sampleEntry({ id: `l${i}`, ...fields }));
        const known = lessons.flatMap((one, i) => {
          if (!one) return [];
          const { read, quiz, ...fields } = one;
          return [[`l${i}`, reading(read, { ...fields, ...(quiz && { quiz: quizTaken(quiz) }) })] as const];
        });
        const progress = sampleProgress(Object.fromEntries(known));
        const left = drafts.map((id) => draft(id, 'q1'));
        const next = nextStep(catalogue, progress, left, NOW);
        expect(nextStep(catalogue, progress, left.toReversed(), NOW)).toEqual(next);
        if (next.kind === 'all_done') {
          for (const { id } of catalogue) expect(isDone(progress.lessons[id])).toBe(true);
          return;
        }
        expect(catalogue).toContain(next.entry);
        if (next.kind === 'start') expect(progress.lessons[next.entry.id]).toBeUndefined();
        else if (next.kind !== 'finish_quiz') expect(progress.lessons[next.entry.id]).toBeDefined();
        if (next.kind === 'continue') expect(next.section).toBeLessThanOrEqual(next.sections);
      }),
    );
  });
});
