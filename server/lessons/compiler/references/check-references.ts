import type { Problem } from '../source/diagnostics.ts';
import { pathBetween } from './path-between.ts';
import type { Reference } from './reference.ts';

/** What a lesson names of others, each with the line of `file` where it does. */
export interface References {
  id: string;
  subject: string;
  file: string;
  prerequisites: readonly Reference[];
  connections: readonly Reference[];
  /** The skills it teaches. */
  skills: readonly Reference[];
}

/** Checks that lessons named by others exist, that ids are unique, and that no lesson needs itself first. */
export function checkReferences(lessons: readonly References[]): Problem[] {
  const byId = new Map(lessons.map((lesson) => [lesson.id, lesson]));
  const prerequisitesOf = (id: string) => byId.get(id)?.prerequisites.map((needed) => needed.id) ?? [];
  return lessons.flatMap((lesson) => {
    const { id, file, prerequisites, connections } = lesson;
    const problems: Problem[] = [];
    if (byId.get(id) !== lesson) {
      problems.push({
        file,
        line: 1,
        message: `Another lesson has the id "${id}" (${byId.get(id)?.file}). Rename one folder.`,
      });
    }
    for (const reference of [...prerequisites, ...connections]) {
      if (byId.has(reference.id)) continue;
      const message = `There is no lesson "${reference.id}". Write that lesson first or take the name out.`;
      problems.push({ file, line: reference.line, message });
    }
    for (const { id: needed, line } of prerequisites) {
      const path = pathBetween(needed, id, prerequisitesOf);
      if (!path) continue;
      const circle = [id, ...path].join(' needs ');
      problems.push({
        file,
        line,
        message: `The prerequisites go round in a circle: ${circle}. Take one of them out.`,
      });
    }
    return problems;
  });
}
