import { describe, expect, it } from 'vitest';
import { formatProblem } from '../source/diagnostics.ts';
import { checkReferences, type References } from './check-references.ts';

function lesson(id: string, prerequisites: string[], connections: string[] = []): References {
  const locate = (ids: string[], first: number) => ids.map((name, i) => ({ id: name, line: first + i }));
  return {
    id,
    subject: 'mathematics',
    file: `${id}.md`,
    prerequisites: locate(prerequisites, 10),
    connections: locate(connections, 20),
    skills: [],
  };
}

function check(...lessons: References[]) {
  return checkReferences(lessons).map(formatProblem);
}

describe('checkReferences', () => {
  it('accepts lessons that build on each other by several ways', () => {
    expect(check(lesson('a', []), lesson('b', ['a']), lesson('c', ['a', 'b'], ['a']), lesson('d', ['b', 'c']))).toEqual(
      [],
    );
  });

  it('refuses prerequisites and connections that do not exist', () => {
    expect(check(lesson('a', ['b'], ['c']))).toEqual([
      expect.stringContaining('a.md:10: There is no lesson "b"'),
      expect.stringContaining('a.md:20: There is no lesson "c"'),
    ]);
  });

  it('shows a circle of prerequisites in each lesson that is part of it', () => {
    expect(check(lesson('a', ['c']), lesson('b', ['a']), lesson('c', ['b']), lesson('d', ['a']))).toEqual([
      expect.stringContaining('a.md:10: The prerequisites go round in a circle: a needs c needs b needs a.'),
      expect.stringContaining('b.md:10: '),
      expect.stringContaining('c.md:10: '),
    ]);
  });

  it('refuses a lesson that needs itself', () => {
    expect(check(lesson('a', ['a']))).toEqual([expect.stringContaining('a needs a')]);
  });

  it('lets connections go both ways', () => {
    expect(check(lesson('a', [], ['b']), lesson('b', [], ['a']))).toEqual([]);
  });

  it('refuses one id for two lessons', () => {
    expect(check({ ...lesson('a', []), file: 'x/a.md' }, { ...lesson('a', []), file: 'y/a.md' })).toEqual([
      expect.stringContaining('x/a.md:1: Another lesson has the id "a" (y/a.md)'),
    ]);
  });
});
