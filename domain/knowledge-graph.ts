import type * as z from 'zod/mini';
import type { knowledgeGraphSchema } from './knowledge-graph.schema.ts';
import type { Catalogue, CatalogueEntry, Skill } from './lesson.ts';

export type KnowledgeGraph = z.infer<typeof knowledgeGraphSchema>;
type GraphNode = KnowledgeGraph['nodes'][number];
type GraphEdge = KnowledgeGraph['edges'][number];

/**
 * Lessons and skills and what joins them. With a subject: what belongs to it, and of other subjects what is joined to that directly.
 * What the catalogue names but does not have is left out, so both ends of every edge are nodes.
 */
export function knowledgeGraph({ lessons, skills }: Catalogue, subject?: CatalogueEntry['subject']): KnowledgeGraph {
  const lessonNodes = lessons.map(
    ({ id, subject, title, grade, difficulty }): GraphNode => ({
      type: 'lesson',
      id,
      subject,
      title,
      grade,
      difficulty,
    }),
  );
  const skillNodes = skills.flatMap(({ id, name }): GraphNode[] => {
    const teacher = lessons.find((lesson) => lesson.skills.includes(id));
    return teacher ? [{ type: 'skill', id, name, subject: teacher.subject }] : [];
  });
  const lessonById = new Map(lessonNodes.map((node) => [node.id, node]));
  const skillById = new Map(skillNodes.map((node) => [node.id, node]));
  const ends = ({ type, from, to }: GraphEdge) =>
    [
      (type === 'needs' ? skillById : lessonById).get(from),
      (type === 'needs' || type === 'teaches' ? skillById : lessonById).get(to),
    ] as const;
  const isWanted = (node: GraphNode | undefined) => subject === undefined || node?.subject === subject;

  const edges = [...lessonEdges(lessons), ...skillEdges(skills)].filter((edge) => {
    const [from, to] = ends(edge);
    return from && to && (isWanted(from) || isWanted(to));
  });
  const joined = new Set(edges.flatMap(ends));
  return { nodes: [...lessonNodes, ...skillNodes].filter((node) => isWanted(node) || joined.has(node)), edges };
}

function lessonEdges(lessons: readonly CatalogueEntry[]): GraphEdge[] {
  const connected = new Set<string>();
  return lessons.flatMap(({ id, prerequisites, skills, connections }) => [
    ...prerequisites.map((from): GraphEdge => ({ type: 'prerequisite', from, to: id })),
    ...skills.map((to): GraphEdge => ({ type: 'teaches', from: id, to })),
    ...connections.flatMap((to): GraphEdge[] => {
      // Both may name each other.
      if (connected.has(`${to} ${id}`)) return [];
      connected.add(`${id} ${to}`);
      return [{ type: 'connection', from: id, to }];
    }),
  ]);
}

function skillEdges(skills: readonly Skill[]): GraphEdge[] {
  return skills.flatMap(({ id, needs }) => needs.map((to): GraphEdge => ({ type: 'needs', from: id, to })));
}

export interface LessonConnections {
  /** What comes right before the lesson. */
  prerequisites: CatalogueEntry[];
  /** What builds right on it. */
  unlocks: CatalogueEntry[];
  /** What goes with it, whichever of the two names the other. */
  connections: CatalogueEntry[];
}

/** The lessons next to one; null when there is no such lesson. */
export function lessonConnections(lessons: readonly CatalogueEntry[], id: string): LessonConnections | null {
  const lesson = lessons.find((entry) => entry.id === id);
  if (!lesson) return null;
  const others = lessons.filter((entry) => entry !== lesson);
  return {
    prerequisites: others.filter((entry) => lesson.prerequisites.includes(entry.id)),
    unlocks: others.filter((entry) => entry.prerequisites.includes(id)),
    connections: others.filter((entry) => lesson.connections.includes(entry.id) || entry.connections.includes(id)),
  };
}
