import { Hono } from 'hono';
import { describeRoute, validator } from 'hono-openapi';
import * as z from 'zod/mini';
import { catalogueSchema, contentHash, lessonSchema, slug } from '../../domain/lesson.schema.ts';
import { GRADES, SUBJECTS } from '../../domain/lesson.ts';
import type { Context } from '../context.ts';
import { ApiError } from '../errors.ts';
import type { AppEnv } from '../http/app-env.ts';
import { errorAnswers, jsonAnswer } from '../http/openapi-answers.ts';
import { sendPacked } from '../http/packed-json.ts';
import { rejectInvalid } from '../http/reject-invalid.ts';
import { searchLessons } from './search-lessons.ts';

const text = z.optional(z.string().check(z.maxLength(200)));
const searchSchema = z.object({
  /** Words that must all stand in the title, objectives, keywords, glossary or codes. */
  q: text,
  subject: z.optional(z.enum(SUBJECTS)),
  grade: z.optional(z.enum(GRADES)),
  /** Part of a NERDC code or WAEC topic. */
  nerdc: text,
  waec: text,
});
const subjectsSchema = z.object({
  subjects: z.array(z.object({ id: z.enum(SUBJECTS), lessons: z.int() })),
});

export function lessonRoutes({ db, lessonVersions }: Context) {
  return new Hono<AppEnv>()
    .get(
      '/subjects',
      describeRoute({
        summary: 'Subjects, with the number of lessons in each',
        responses: { 200: jsonAnswer('The subjects', subjectsSchema) },
      }),
      async (c) => {
        const counts = await db.query<{ subject: string; lessons: number }>(
          'select subject, count(*)::integer as lessons from lessons group by subject',
        );
        const lessons = new Map(counts.map((count) => [count.subject, count.lessons]));
        return c.json({ subjects: SUBJECTS.map((id) => ({ id, lessons: lessons.get(id) ?? 0 })) }, 200);
      },
    )
    .get(
      '/lessons',
      describeRoute({
        summary: 'Search the catalogue',
        responses: {
          200: jsonAnswer('Entries by subject, grade and title', z.pick(catalogueSchema, { lessons: true })),
          ...errorAnswers({ 422: 'Wrong conditions' }),
        },
      }),
      validator('query', searchSchema, rejectInvalid),
      async (c) => c.json({ lessons: await searchLessons(db, c.req.valid('query')) }, 200),
    )
    .get(
      '/lessons/:id',
      describeRoute({
        summary: 'The newest version of a lesson',
        responses: {
          200: jsonAnswer('The lesson', lessonSchema),
          ...errorAnswers({ 404: 'No such lesson', 422: 'The id is malformed' }),
        },
      }),
      validator('param', z.object({ id: slug }), rejectInvalid),
      async (c) => {
        const { id } = c.req.valid('param');
        const [lesson] = await db.query<{ content_hash: string }>('select content_hash from lessons where id = $1', [
          id,
        ]);
        const packed = lesson && (await lessonVersions.findPacked(db, lesson.content_hash));
        if (!packed) throw new ApiError(404, 'NOT_FOUND', `There is no lesson ${id}`);
        return sendPacked(c, packed);
      },
    );
}

/** Serves versions that are no longer in the built app: a phone may still be in the middle of one. */
export function oldLessonRoutes({ db, lessonVersions }: Context) {
  return new Hono<AppEnv>().get('/lessons/content/:file{[0-9a-f]+\\.json}', async (c, next) => {
    const hash = c.req.param('file').replace(/\.json$/, '');
    const packed = contentHash.safeParse(hash).success ? await lessonVersions.findPacked(db, hash) : null;
    if (!packed) return next();
    c.header('Vary', 'Accept-Encoding');
    c.header('Cache-Control', 'public, max-age=31536000, immutable');
    return sendPacked(c, packed);
  });
}
