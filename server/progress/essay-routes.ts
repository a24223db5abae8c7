import { Hono } from 'hono';
import { describeRoute, validator } from 'hono-openapi';
import * as z from 'zod/mini';
import { essayAnswerSchema } from '../../domain/events.schema.ts';
import { slug } from '../../domain/lesson.schema.ts';
import { requireSession } from '../accounts/current-session.ts';
import type { Context } from '../context.ts';
import { ApiError } from '../errors.ts';
import type { AppEnv } from '../http/app-env.ts';
import { errorAnswers, jsonAnswer } from '../http/openapi-answers.ts';
import { rejectInvalid } from '../http/reject-invalid.ts';

/** Progress leaves essays out, so that it stays small; a phone without the student's paper asks for it here. */
export function essayRoutes(context: Context) {
  return new Hono<AppEnv>().get(
    '/progress/essays/:lesson_id/:item_id',
    describeRoute({
      summary: "The student's own essay, as last handed in",
      responses: {
        200: jsonAnswer('Its text, and the points of the guide it met', essayAnswerSchema),
        ...errorAnswers({ 401: 'No valid session', 404: 'Nothing was handed in', 422: 'An id is malformed' }),
      },
    }),
    requireSession(context),
    validator('param', z.object({ lesson_id: slug, item_id: slug }), rejectInvalid),
    async (c) => {
      const { lesson_id, item_id } = c.req.valid('param');
      const [row] = await context.db.query<{ answer: z.infer<typeof essayAnswerSchema> }>(
        `select payload -> 'answer' as answer from learning_events
         where student_id = $1 and lesson_id = $2 and item_id = $3 and type = 'problem_answered'
           and jsonb_typeof(payload -> 'answer') = 'object'
         order by corrected_at desc, id desc limit 1`,
        [c.var.session.studentId, lesson_id, item_id],
      );
      if (!row) throw new ApiError(404, 'NO_ESSAY', `No essay was handed in for ${item_id} of ${lesson_id}`);
      return c.json(row.answer, 200);
    },
  );
}
