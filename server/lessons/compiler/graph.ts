import type { Problem } from './source/diagnostics.ts';

/** A lesson that another one names, and the line of `file` where it does. */
interface Reference {
  id: string;
  line: number;
}

export interface References {
  id: string;
  file: string;
  prerequisites: readonly Reference[];
  connections: readonly Reference[];
}

/** Checks that lessons named by others exist, that ids are unique, and that no lesson needs itself first. */
export function checkReferences(lessons: readonly References[]): Problem[] {
  const byId = new Map(lessons.map((lesson) => [lesson.id, lesson]));
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
      const path = pathBetween(needed, id, byId);
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

/** Ids from `from` to `to` along prerequisites, both included; null when there is no way. */
function pathBetween(
  from: string,
  to: string,
  byId: ReadonlyMap<string, References>,
  visited = new Set<string>(),
): string[] | null {
  if (from === to) return [to];
  if (visited.has(from)) return null;
  visited.add(from);
  for (const { id } of byId.get(from)?.prerequisites ?? []) {
    const path = pathBetween(id, to, byId, visited);
    if (path) return [from, ...path];
  }
  return null;
}
