import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { learningPath } from './learning-path.ts';
import { GRADES } from './lesson.ts';
import { quizTaken, sampleEntry, sampleLessonProgress, sampleProgress } from './sample-study.ts';

const done = sampleLessonProgress({ quiz: quizTaken(0.7) });
const finished = sampleLessonProgress({ completedAt: 1 });
const begun = (lastActiveAt = 0) => sampleLessonProgress({ lastActiveAt });

const ONE = sampleEntry({ id: 'one', title: 'Indices' });
const TWO = sampleEntry({ id: 'two', title: 'Algebra', prerequisites: ['one'] });
const THREE = sampleEntry({ id: 'three', title: 'Variation', prerequisites: ['two', 'one', 'not-written-yet'] });
const OTHER = sampleEntry({ id: 'other', title: 'Sets', grade: 'SS2' });
const LESSONS = [OTHER, THREE, TWO, ONE];

function states(progress: Parameters<typeof sampleProgress>[0], lessons = LESSONS) {
  return learningPath(lessons, sampleProgress(progress)).map(
    ({ entry, state, waitsFor }) => `${entry.id} ${state}${waitsFor.map(({ id }) => ` <${id}`).join('')}`,
  );
}

const lessonGraph = fc
  .array(fc.array(fc.nat(9), { maxLength: 3 }), { minLength: 1, maxLength: 8 })
  .chain((graph) =>
    fc
      .array(fc.constantFrom(...GRADES), { minLength: 8, maxLength: 8 })
      .map((grades) =>
        graph.map((prerequisites, i) =>
          sampleEntry({ id: `l${i}`, grade: grades[i] ?? 'SS1', prerequisites: prerequisites.map((n) => `l${n}`) }),
        ),
      ),
  );

describe('a path', () => {
  it('begins open, with what waits locked and why', () => {
    expect(states({})).toEqual(['one next', 'two locked <one', 'three locked <two <one', 'other next']);
  });

  it('opens a lesson once its prerequisites are done; one that does not exist holds nothing up', () => {
    expect(states({ one: done, two: finished })).toEqual(['one done', 'two done', 'three next', 'other next']);
  });

  it('is here in the lesson last active, and others begun are open again', () => {
    expect(states({ one: begun(5), other: begun(9) })).toEqual([
      'one next',
      'two locked <one',
      'three locked <two <one',
      'other here',
    ]);
  });

  it('is here in one lesson only, when two were active at once', () => {
    expect(states({ one: begun(), other: begun() }).filter((step) => step.includes('here'))).toEqual(['one here']);
  });

  it('never locks a lesson begun, but tells what it builds on', () => {
    expect(states({ three: begun(), one: done })).toContain('three here <two');
    expect(states({ three: begun(), other: begun(9) })).toContain('three next <two <one');
  });

  it('is done with a finished lesson though it was active last', () => {
    expect(states({ one: { ...finished, lastActiveAt: 99 } })[0]).toBe('one done');
  });

  it('looks up prerequisites of other subjects in the catalogue', () => {
    const physics = sampleEntry({ id: 'vectors', subject: 'physics', prerequisites: ['one'] });
    const [step] = learningPath([physics], sampleProgress({}), [...LESSONS, physics]);
    expect(step).toEqual({ entry: physics, state: 'locked', waitsFor: [ONE] });
    expect(learningPath([physics], sampleProgress({ one: done }), [...LESSONS, physics])[0]?.state).toBe('next');
  });

  it('goes by grade, then difficulty, then title', () => {
    const lessons = [
      sampleEntry({ id: 'd', grade: 'SS2' }),
      sampleEntry({ id: 'c', difficulty: 'intermediate' }),
      sampleEntry({ id: 'b', title: 'Éclairs' }),
      sampleEntry({ id: 'a', title: 'Fractions' }),
    ];
    expect(learningPath(lessons, sampleProgress({})).map(({ entry }) => entry.id)).toEqual(['b', 'a', 'c', 'd']);
  });

  it('comes to several prerequisites by the same order', () => {
    const lessons = [
      sampleEntry({ id: 'x', prerequisites: ['c', 'b'] }),
      sampleEntry({ id: 'c', grade: 'SS3' }),
      sampleEntry({ id: 'b', grade: 'SS2' }),
    ];
    expect(learningPath(lessons, sampleProgress({})).map(({ entry }) => entry.id)).toEqual(['b', 'c', 'x']);
  });

  it('has no lesson wait for itself', () => {
    const own = sampleEntry({ id: 'own', prerequisites: ['own'] });
    expect(learningPath([own], sampleProgress({}))).toEqual([{ entry: own, state: 'next', waitsFor: [] }]);
  });

  it('holds every lesson once, whatever the order given and whatever circles its prerequisites make', () => {
    fc.assert(
      fc.property(lessonGraph, (lessons) => {
        const path = learningPath(lessons, sampleProgress({})).map(({ entry }) => entry.id);
        expect(path.toSorted()).toEqual(lessons.map(({ id }) => id).toSorted());
        const turned = learningPath(lessons.toReversed(), sampleProgress({})).map(({ entry }) => entry.id);
        expect(turned).toEqual(path);
      }),
    );
  });

  it('comes to each lesson after its prerequisites, where there is no circle', () => {
    fc.assert(
      fc.property(lessonGraph, (graph) => {
        const lessons = graph.map((entry, i) => ({
          ...entry,
          prerequisites: entry.prerequisites.filter((id) => Number(id.slice(1)) < i),
        }));
        const path = learningPath(lessons, sampleProgress({})).map(({ entry }) => entry.id);
        for (const { id, prerequisites } of lessons) {
          for (const before of prerequisites) expect(path.indexOf(before)).toBeLessThan(path.indexOf(id));
        }
      }),
    );
  });

  it('is here at most once, and locked only where a prerequisite waits and nothing was begun', () => {
    const progressOf = fc.array(fc.constantFrom(undefined, done, finished, begun(1), begun(2)), { minLength: 8 });
    fc.assert(
      fc.property(lessonGraph, progressOf, (lessons, each) => {
        const known = lessons.flatMap(({ id }, i) => (each[i] ? [[id, each[i]] as const] : []));
        const progress = sampleProgress(Object.fromEntries(known));
        const path = learningPath(lessons, progress);
        expect(path.filter(({ state }) => state === 'here').length).toBeLessThanOrEqual(1);
        for (const { entry, state, waitsFor } of path) {
          expect(state === 'locked').toBe(waitsFor.length > 0 && !progress.lessons[entry.id]);
        }
      }),
    );
  });
});
