import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Lesson } from './lesson.ts';
import { pickPractice } from './practice.ts';
import { problemAnswered, quizTaken, sampleLessonProgress, sampleProgress } from './sample-study.ts';

const question = (id: string) => ({ id });
const lesson = (id: string, practice: string[], quiz: string[] = [], subject = 'mathematics') =>
  ({ id, subject, practice: practice.map(question), quiz: quiz.map(question) }) as unknown as Lesson;

const INDICES = lesson('indices', ['p1', 'p2', 'p3'], ['q1', 'q2']);
const SETS = lesson('sets', ['p1', 'p2', 'p3'], ['q1']);
const MOLE = lesson('the-mole', ['p1', 'p2', 'p3'], ['q1'], 'chemistry');
const LESSONS = [INDICES, SETS, MOLE];

/** The same numbers for the same seed. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function pick(
  mode: Parameters<typeof pickPractice>[2],
  count: number,
  lessons: Parameters<typeof sampleProgress>[0] = {},
  seed = 7,
) {
  return pickPractice(LESSONS, sampleProgress(lessons), mode, count, numbers(seed)).map(
    (item) => `${item.lesson.id}/${item.question.id}`,
  );
}
const lessonsOf = (items: string[]) => items.map((item) => item.split('/')[0]);

const study = fc.record({
  mode: fc.constantFrom('mixed' as const, 'weak' as const, { subject: 'mathematics' as const }),
  count: fc.nat(15),
  seed: fc.nat(),
  quiz: fc.constantFrom(null, 0.2, 0.9),
  solved: fc.subarray(['p1', 'p2', 'p3']),
  weak: fc.subarray(['p1', 'p2', 'p3']),
});

describe('practice', () => {
  it('takes from every lesson in turn', () => {
    for (let seed = 0; seed < 20; seed++) {
      const items = pick('mixed', 6, {}, seed);
      expect(new Set(lessonsOf(items.slice(0, 3))).size).toBe(3);
      expect(new Set(lessonsOf(items.slice(3))).size).toBe(3);
    }
  });

  it('takes from one subject alone', () => {
    expect(pick({ subject: 'chemistry' }, 9).toSorted()).toEqual(['the-mole/p1', 'the-mole/p2', 'the-mole/p3']);
    expect(pick({ subject: 'physics' }, 9)).toEqual([]);
  });

  it('leaves essays out', () => {
    const letters = lesson('letters', ['p1', 'p2']);
    Object.assign(letters.practice[0] ?? {}, { type: 'essay' });
    const picked = pickPractice([letters], sampleProgress({}), 'mixed', 9, numbers(7));
    expect(picked.map(({ question }) => question.id)).toEqual(['p2']);
  });

  it('leaves the quiz new until it was handed in', () => {
    expect(pick('mixed', 99).filter((item) => item.includes('q'))).toEqual([]);
    const handedIn = { indices: sampleLessonProgress({ quiz: quizTaken(0.2) }) };
    expect(
      pick('mixed', 99, handedIn)
        .filter((item) => item.includes('q'))
        .toSorted(),
    ).toEqual(['indices/q1', 'indices/q2']);
  });

  it('comes to what was solved at the first answer last', () => {
    const problems = { p1: problemAnswered(1), p2: problemAnswered(0, 1) };
    const items = pick({ subject: 'chemistry' }, 9, { 'the-mole': sampleLessonProgress({ problems }) });
    expect(items[2]).toBe('the-mole/p1');
  });

  it('of what is weak begins with items never solved, then lessons begun that have not passed', () => {
    const lessons = {
      sets: sampleLessonProgress({ quiz: quizTaken(0.9), problems: { p2: problemAnswered(0, 0.5) } }),
      'the-mole': sampleLessonProgress({ problems: { p1: problemAnswered(1), p3: problemAnswered(0) } }),
    };
    for (let seed = 0; seed < 20; seed++) {
      const items = pick('weak', 5, lessons, seed);
      expect(items.slice(0, 2).toSorted()).toEqual(['sets/p2', 'the-mole/p3']);
      expect(items.slice(2, 4).toSorted()).toEqual(['the-mole/p1', 'the-mole/p2']);
      expect(lessonsOf(items.slice(4))).not.toContain('the-mole');
    }
  });

  it('draws others with other numbers, and the same with the same', () => {
    expect(
      new Set(Array.from({ length: 30 }, (_, seed) => pick('mixed', 3, {}, seed * 99).join())).size,
    ).toBeGreaterThan(10);
    expect(pick('mixed', 5)).toEqual(pick('mixed', 5));
  });

  it('never takes an item twice, and as many as asked for if there are', () => {
    fc.assert(
      fc.property(study, ({ mode, count, seed, quiz, solved, weak }) => {
        const problems = Object.fromEntries([
          ...solved.map((id) => [id, problemAnswered(1)]),
          ...weak.map((id) => [id, problemAnswered(0)]),
        ]);
        const lessons = { indices: sampleLessonProgress({ problems, ...(quiz && { quiz: quizTaken(quiz) }) }) };
        const items = pick(mode, count, lessons, seed);
        const all = pick(mode, 99, lessons, seed);
        expect(new Set(items).size).toBe(items.length);
        expect(items).toHaveLength(Math.min(count, all.length));
        expect(all).toHaveLength((typeof mode === 'string' ? 9 : 6) + (quiz === null ? 0 : 2));
      }),
    );
  });

  it('has every item a fair chance', () => {
    const counts = new Map<string, number>();
    const random = numbers(3);
    for (let i = 0; i < 900; i++) {
      const [first] = pickPractice(LESSONS, sampleProgress({}), 'mixed', 1, random);
      const name = `${first?.lesson.id}/${first?.question.id}`;
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    expect(counts.size).toBe(9);
    for (const count of counts.values()) expect(count).toBeGreaterThan(50);
  });
});
