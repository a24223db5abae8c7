import * as z from 'zod/mini';
import { catalogueSchema, slug } from './lesson.schema.ts';

const lesson = catalogueSchema.shape.lessons.def.element.shape;
const skill = catalogueSchema.shape.skills.def.element.shape;

/** What `GET /api/v3/knowledge-graph` answers. */
export const knowledgeGraphSchema = z.object({
  nodes: z.array(
    z.discriminatedUnion('type', [
      z.object({
        type: z.literal('lesson'),
        id: slug,
        subject: lesson.subject,
        title: lesson.title,
        grade: lesson.grade,
        difficulty: lesson.difficulty,
      }),
      z.object({ type: z.literal('skill'), id: slug, name: skill.name, subject: lesson.subject }),
    ]),
  ),
  /**
   * `from` and `to` are ids of nodes; a lesson and a skill may have the same. `prerequisite`: lesson `from` comes before lesson `to`.
   * `teaches`: lesson `from` teaches skill `to`. `needs`: skill `from` builds on skill `to`. `connection`: the two lessons go together,
   * and neither comes first.
   */
  edges: z.array(z.object({ type: z.enum(['prerequisite', 'teaches', 'needs', 'connection']), from: slug, to: slug })),
});
