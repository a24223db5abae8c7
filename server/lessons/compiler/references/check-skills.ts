import type { Problem } from '../source/diagnostics.ts';
import type { References } from './check-references.ts';
import { pathBetween } from './path-between.ts';
import { type SkillReferences, skillsFileOf } from './read-skills.ts';

/**
 * Checks that skills and lessons fit: ids are unique, each skill is taught by one lesson of its subject, each lesson teaches what
 * its subject lists, and what a skill needs is taught before it.
 */
export function checkSkills(skills: readonly SkillReferences[], lessons: readonly References[]): Problem[] {
  const library = createLibrary(skills, lessons);
  return [
    ...skills.flatMap((skill) => [...checkSkill(skill, library), ...checkNeeds(skill, library)]),
    ...lessons.flatMap((lesson) => checkLesson(lesson, library)),
  ];
}

interface Library {
  skillOf(id: string): SkillReferences | undefined;
  /** The lessons of its subject that teach a skill. */
  teachersOf(skill: SkillReferences): References[];
  /** Whether a lesson is the other one, or comes somewhere before it. */
  comesBefore(lesson: References, other: References): boolean;
  /** Skills from the first to the second along what each needs; null when there is no way. */
  needsBetween(from: string, to: string): string[] | null;
}

function createLibrary(skills: readonly SkillReferences[], lessons: readonly References[]): Library {
  const skillById = new Map(skills.map((skill) => [skill.id, skill]));
  const lessonById = new Map(lessons.map((lesson) => [lesson.id, lesson]));
  const prerequisitesOf = (id: string) => lessonById.get(id)?.prerequisites.map((needed) => needed.id) ?? [];
  const needsOf = (id: string) => skillById.get(id)?.needs.map((need) => need.id) ?? [];
  return {
    skillOf: (id) => skillById.get(id),
    teachersOf: (skill) =>
      lessons.filter((lesson) => lesson.subject === skill.subject && lesson.skills.some(({ id }) => id === skill.id)),
    comesBefore: (lesson, other) => pathBetween(other.id, lesson.id, prerequisitesOf) !== null,
    needsBetween: (from, to) => pathBetween(from, to, needsOf),
  };
}

function checkSkill(skill: SkillReferences, { skillOf, teachersOf }: Library): Problem[] {
  const { id, file, line } = skill;
  const listed = skillOf(id);
  if (listed && listed !== skill) {
    const message = `Another skill has the id "${id}" (${listed.file}:${listed.line}). Give one of them another.`;
    return [{ file, line, message }];
  }
  const [first, second] = teachersOf(skill);
  if (!first) {
    return [{ file, line, message: `No lesson teaches "${id}". Add it to a lesson's skills or take it out here.` }];
  }
  if (!second) return [];
  const message = `Both ${first.id} and ${second.id} teach "${id}". Leave it to one of them, or make it two skills.`;
  return [{ file, line, message }];
}

function checkNeeds(skill: SkillReferences, { skillOf, teachersOf, comesBefore, needsBetween }: Library): Problem[] {
  const { file } = skill;
  return skill.needs.flatMap(({ id, line }) => {
    const needed = skillOf(id);
    if (!needed) {
      return [{ file, line, message: `There is no skill "${id}". Name one that a skills.yaml lists, or take it out.` }];
    }
    const path = needsBetween(id, skill.id);
    if (path) {
      const circle = [skill.id, ...path].join(' needs ');
      return [{ file, line, message: `The skills go round in a circle: ${circle}. Take one of the needs out.` }];
    }
    const [teacher] = teachersOf(skill);
    const [earlier] = teachersOf(needed);
    // A skill that no lesson teaches is a problem of its own.
    if (!teacher || !earlier || comesBefore(earlier, teacher)) return [];
    const message =
      `${teacher.id} teaches "${skill.id}", which needs "${id}" of ${earlier.id}. ` +
      `Add ${earlier.id} to the prerequisites of ${teacher.id}, or take the need out.`;
    return [{ file, line, message }];
  });
}

function checkLesson({ subject, file, skills }: References, { skillOf }: Library): Problem[] {
  return skills.flatMap(({ id, line }) => {
    if (skillOf(id)?.subject === subject) return [];
    const message = `${skillsFileOf(subject)} has no skill "${id}". Add it there, with its name, or take it out here.`;
    return [{ file, line, message }];
  });
}
