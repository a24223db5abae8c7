import { Hono } from 'hono';
import { describeRoute, validator } from 'hono-openapi';
import * as z from 'zod/mini';
import { EXAMS, lessonsForExam, topicsFor } from '../../domain/exam.ts';
import { knowledgeGraphSchema } from '../../domain/knowledge-graph.schema.ts';
import { knowledgeGraph, lessonConnections } from '../../domain/knowledge-graph.ts';
import { inStudyOrder } from '../../domain/learning-path.ts';
import { catalogueSchema, slug } from '../../domain/lesson.schema.ts';
import { type CatalogueEntry, SUBJECTS } from '../../domain/lesson.ts';
import type { Context } from '../context.ts';
import { ApiError } from '../errors.ts';
import type { AppEnv } from '../http/app-env.ts';
import { errorAnswers, jsonAnswer } from '../http/openapi-answers.ts';
import { rejectInvalid } from '../http/reject-invalid.ts';
import { readCatalogue } from './read-catalogue.ts';

const { id, subject, grade, title, difficulty, minutes, prerequisites } =
  catalogueSchema.shape.lessons.def.element.shape;
const summarySchema = z.object({ id, subject, grade, title, difficulty, minutes });

const pathsSchema = z.object({
  paths: z.array(
    z.object({
      subject,
      exam: z.nullable(z.enum(EXAMS)),
      /** Each after its prerequisites. `topics` are those of the exam; none for a lesson that others of the path build on. */
      lessons: z.array(z.object({ ...summarySchema.shape, prerequisites, topics: z.array(z.string()) })),
    }),
  ),
});
const connectionsSchema = z.object({
  prerequisites: z.array(summarySchema),
  /** The lessons that build on this one. */
  unlocks: z.array(summarySchema),
  connections: z.array(summarySchema),
});
const subjectQuery = z.optional(z.enum(SUBJECTS));

/** How lessons and skills hang together. All of it is derived from the catalogue. */
export function pathRoutes({ db }: Context) {
  return new Hono<AppEnv>()
    .get(
      '/learning-paths',
      describeRoute({
        summary: 'The lessons of each subject in the order to study them, for an exam or for all',
        responses: {
          200: jsonAnswer('A path for each subject that has lessons', pathsSchema),
          ...errorAnswers({ 422: 'No such subject or exam' }),
        },
      }),
      validator('query', z.object({ subject: subjectQuery, exam: z.optional(z.enum(EXAMS)) }), rejectInvalid),
      async (c) => {
        const { subject, exam } = c.req.valid('query');
        const { lessons } = await readCatalogue(db);
        const wanted = exam ? lessonsForExam(lessons, exam) : lessons;
        const paths = SUBJECTS.filter((one) => subject === undefined || one === subject).map((one) => ({
          subject: one,
          exam: exam ?? null,
          lessons: inStudyOrder(wanted.filter((lesson) => lesson.subject === one)).map((lesson) => ({
            ...summary(lesson),
            prerequisites: lesson.prerequisites,
            topics: exam ? [...topicsFor(exam, lesson)] : [],
          })),
        }));
        return c.json({ paths: paths.filter((path) => path.lessons.length > 0) }, 200);
      },
    )
    .get(
      '/knowledge-graph',
      describeRoute({
        summary: 'Lessons and skills, and what joins them',
        responses: {
          200: jsonAnswer('The graph, of one subject with what is joined to it, or of all', knowledgeGraphSchema),
          ...errorAnswers({ 422: 'No such subject' }),
        },
      }),
      validator('query', z.object({ subject: subjectQuery }), rejectInvalid),
      async (c) => c.json(knowledgeGraph(await readCatalogue(db), c.req.valid('query').subject), 200),
    )
    .get(
      '/lessons/:id/connections',
      describeRoute({
        summary: 'The lessons before, after and beside a lesson',
        responses: {
          200: jsonAnswer('The lessons', connectionsSchema),
          ...errorAnswers({ 404: 'No such lesson', 422: 'The id is malformed' }),
        },
      }),
      validator('param', z.object({ id: slug }), rejectInvalid),
      async (c) => {
        const { id } = c.req.valid('param');
        const found = lessonConnections((await readCatalogue(db)).lessons, id);
        if (!found) throw new ApiError(404, 'NOT_FOUND', `There is no lesson ${id}`);
        const { prerequisites, unlocks, connections } = found;
        return c.json(
          {
            prerequisites: prerequisites.map(summary),
            unlocks: unlocks.map(summary),
            connections: connections.map(summary),
          },
          200,
        );
      },
    );
}

function summary({ id, subject, grade, title, difficulty, minutes }: CatalogueEntry) {
  return { id, subject, grade, title, difficulty, minutes };
}
