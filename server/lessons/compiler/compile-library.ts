import type * as z from 'zod/mini';
import type { catalogueSchema } from '../../../domain/lesson.schema.ts';
import { type CompiledLesson, compileLesson } from './compile-lesson.ts';
import { checkReferences } from './references/check-references.ts';
import { checkSkills } from './references/check-skills.ts';
import { readSkills } from './references/read-skills.ts';
import type { Problem } from './source/diagnostics.ts';
import type { Sources } from './source/read-sources.ts';

export interface Library {
  lessons: CompiledLesson[];
  skills: z.infer<typeof catalogueSchema>['skills'];
}

/** Compiles and checks everything. The library is null when there are problems. */
export async function compileLibrary(sources: Sources): Promise<{ library: Library | null; problems: Problem[] }> {
  const results = await Promise.all(sources.lessons.map(compileLesson));
  const references = results.map((result) => result.references);
  const lists = sources.skills.map(readSkills);
  const skills = lists.flatMap((list) => list.skills);
  const problems = [
    ...results.flatMap((result) => result.problems),
    ...lists.flatMap((list) => list.problems),
    ...checkReferences(references),
    ...checkSkills(skills, references),
  ];
  if (problems.length > 0) return { library: null, problems };
  return {
    library: {
      lessons: results.flatMap(({ compiled }) => compiled ?? []),
      skills: skills.map(({ id, name, needs }) => ({ id, name, needs: needs.map((need) => need.id) })),
    },
    problems,
  };
}
