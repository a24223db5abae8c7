import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { knowledgeGraph, lessonConnections } from './knowledge-graph.ts';
import { inStudyOrder } from './learning-path.ts';
import { SUBJECTS } from './lesson.ts';
import { sampleEntry } from './sample-study.ts';

/** Lessons with one skill each; prerequisites, connections and needs go anywhere, also to what does not exist. */
const catalogues = fc
  .array(
    fc.record({
      subject: fc.constantFrom(...SUBJECTS.slice(0, 3)),
      prerequisites: fc.uniqueArray(fc.nat(9), { maxLength: 3 }),
      connections: fc.uniqueArray(fc.nat(9), { maxLength: 3 }),
      needs: fc.uniqueArray(fc.nat(9), { maxLength: 3 }),
    }),
    { maxLength: 8 },
  )
  .map((list) => ({
    lessons: list.map(({ subject, prerequisites, connections }, i) =>
      sampleEntry({
        id: `n${i}`,
        subject,
        prerequisites: prerequisites.map((n) => `n${n}`),
        connections: connections.map((n) => `n${n}`),
        skills: [`s${i}`],
      }),
    ),
    skills: list.map(({ needs }, i) => ({ id: `s${i}`, name: `Skill ${i}`, needs: needs.map((n) => `s${n}`) })),
  }));

describe('the graph of a library', () => {
  it('holds every lesson and skill once, and only edges between them', () => {
    fc.assert(
      fc.property(catalogues, fc.constantFrom(undefined, ...SUBJECTS), (catalogue, subject) => {
        const { nodes, edges } = knowledgeGraph(catalogue, subject);
        const ids = nodes.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const { from, to } of edges) {
          expect(ids).toContain(from);
          expect(ids).toContain(to);
        }
        const own = catalogue.lessons.filter((lesson) => subject === undefined || lesson.subject === subject);
        for (const { id, skills } of own) expect(ids).toEqual(expect.arrayContaining([id, ...skills]));
      }),
    );
  });

  it('is the sum of the graphs of its subjects', () => {
    fc.assert(
      fc.property(catalogues, (catalogue) => {
        const whole = knowledgeGraph(catalogue).edges.map((edge) => JSON.stringify(edge));
        const parts = SUBJECTS.flatMap((subject) => knowledgeGraph(catalogue, subject).edges);
        expect(new Set(parts.map((edge) => JSON.stringify(edge)))).toEqual(new Set(whole));
      }),
    );
  });

  it('has an edge for each prerequisite that the order of study follows', () => {
    fc.assert(
      fc.property(catalogues, (catalogue) => {
        const lessons = catalogue.lessons.map((lesson, i) => ({
          ...lesson,
          prerequisites: lesson.prerequisites.filter((id) => Number(id.slice(1)) < i),
        }));
        const order = inStudyOrder(lessons).map(({ id }) => id);
        for (const { type, from, to } of knowledgeGraph({ ...catalogue, lessons }).edges) {
          if (type === 'prerequisite') expect(order.indexOf(from)).toBeLessThan(order.indexOf(to));
        }
      }),
    );
  });

  it('joins two lessons once, though each names the other', () => {
    const lessons = [sampleEntry({ id: 'a', connections: ['b'] }), sampleEntry({ id: 'b', connections: ['a'] })];
    expect(knowledgeGraph({ lessons, skills: [] }).edges).toEqual([{ type: 'connection', from: 'a', to: 'b' }]);
  });

  it('leaves out what no lesson teaches', () => {
    const lessons = [sampleEntry({ id: 'a', skills: ['unlisted'] })];
    const skills = [{ id: 'untaught', name: 'Nobody', needs: [] }];
    expect(knowledgeGraph({ lessons, skills })).toEqual({ nodes: [expect.objectContaining({ id: 'a' })], edges: [] });
  });
});

describe('the connections of a lesson', () => {
  it('are the same seen from the other side', () => {
    fc.assert(
      fc.property(catalogues, ({ lessons }) => {
        for (const { id } of lessons) {
          const near = lessonConnections(lessons, id);
          for (const other of near?.prerequisites ?? []) {
            expect(lessonConnections(lessons, other.id)?.unlocks.map((lesson) => lesson.id)).toContain(id);
          }
          for (const other of near?.connections ?? []) {
            expect(lessonConnections(lessons, other.id)?.connections.map((lesson) => lesson.id)).toContain(id);
          }
        }
      }),
    );
  });

  it('are none for a lesson that does not exist', () => {
    expect(lessonConnections([], 'a')).toBeNull();
  });
});
