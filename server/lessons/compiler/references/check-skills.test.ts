import { describe, expect, it } from 'vitest';
import { formatProblem } from '../source/diagnostics.ts';
import type { References } from './check-references.ts';
import { checkSkills } from './check-skills.ts';
import type { SkillReferences } from './read-skills.ts';

function skill(id: string, needs: string[] = [], subject = 'physics', line = 2): SkillReferences {
  const file = `content/${subject}/skills.yaml`;
  return { id, name: id, subject, file, line, needs: needs.map((need, i) => ({ id: need, line: line + 1 + i })) };
}

function lesson(id: string, skills: string[], prerequisites: string[] = [], subject = 'physics'): References {
  const locate = (ids: string[], first: number) => ids.map((name, i) => ({ id: name, line: first + i }));
  return {
    id,
    subject,
    file: `content/${subject}/${id}/lesson.md`,
    skills: locate(skills, 10),
    prerequisites: locate(prerequisites, 20),
    connections: [],
  };
}

function check(skills: SkillReferences[], lessons: References[]) {
  return checkSkills(skills, lessons).map(formatProblem);
}

describe('checkSkills', () => {
  it('accepts needs of the same lesson, of a prerequisite and of a prerequisite’s prerequisite in another subject', () => {
    const skills = [skill('solve', [], 'mathematics'), skill('speed', ['solve']), skill('force', ['speed', 'solve'])];
    const lessons = [
      lesson('equations', ['solve'], [], 'mathematics'),
      lesson('motion', ['speed'], ['equations']),
      lesson('newton', ['force', 'weight'], ['motion']),
    ];
    expect(check([...skills, skill('weight', ['force'])], lessons)).toEqual([]);
  });

  it('refuses one id for two skills, also of two subjects', () => {
    const skills = [skill('speed', [], 'mathematics', 7), skill('speed')];
    const lessons = [lesson('motion', ['speed']), lesson('rates', ['speed'], [], 'mathematics')];
    expect(check(skills, lessons)).toContainEqual(
      'content/mathematics/skills.yaml:7: Another skill has the id "speed" (content/physics/skills.yaml:2). Give one of them another.',
    );
  });

  it('refuses a skill that no lesson of its subject teaches', () => {
    expect(check([skill('speed')], [lesson('rates', [], [], 'mathematics')])).toEqual([
      expect.stringMatching(/^content\/physics\/skills\.yaml:2: No lesson teaches "speed"/),
    ]);
  });

  it('refuses a skill that two lessons teach', () => {
    expect(check([skill('speed')], [lesson('a', ['speed']), lesson('b', ['speed'])])).toEqual([
      expect.stringMatching(/^content\/physics\/skills\.yaml:2: Both a and b teach "speed"/),
    ]);
  });

  it('refuses a skill of a lesson that its subject does not list, though another subject does', () => {
    const skills = [skill('solve', [], 'mathematics')];
    const lessons = [lesson('equations', ['solve'], [], 'mathematics'), lesson('motion', ['speed', 'solve'])];
    expect(check(skills, lessons)).toEqual([
      expect.stringMatching(/motion\/lesson\.md:10: content\/physics\/skills\.yaml has no skill "speed"/),
      expect.stringMatching(/motion\/lesson\.md:11: content\/physics\/skills\.yaml has no skill "solve"/),
    ]);
  });

  it('refuses a need that does not exist', () => {
    expect(check([skill('speed', ['walking'])], [lesson('motion', ['speed'])])).toEqual([
      expect.stringMatching(/skills\.yaml:3: There is no skill "walking"/),
    ]);
  });

  it('shows a circle of needs at each skill that is part of it', () => {
    const skills = [skill('a', ['b'], 'physics', 10), skill('b', ['a'], 'physics', 20), skill('c', ['a'])];
    expect(check(skills, [lesson('motion', ['a', 'b', 'c'])])).toEqual([
      'content/physics/skills.yaml:11: The skills go round in a circle: a needs b needs a. Take one of the needs out.',
      expect.stringContaining('content/physics/skills.yaml:21: '),
    ]);
  });

  it('refuses a need that is taught in a lesson which does not come before', () => {
    const skills = [skill('speed'), skill('force', ['speed'])];
    const lessons = [lesson('motion', ['speed'], ['newton']), lesson('newton', ['force'])];
    expect(check(skills, lessons)).toEqual([
      'content/physics/skills.yaml:3: newton teaches "force", which needs "speed" of motion. ' +
        'Add motion to the prerequisites of newton, or take the need out.',
    ]);
  });
});
