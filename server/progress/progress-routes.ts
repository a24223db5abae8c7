import { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import { describeRoute, validator } from 'hono-openapi';
import * as z from 'zod/mini';
import { uuid7Schema } from '../../domain/events.schema.ts';
import { findSessionAnd, noSession } from '../accounts/current-session.ts';
import { createCached } from '../cache/cached.ts';
import type { Context } from '../context.ts';
import { ApiError } from '../errors.ts';
import type { AppEnv } from '../http/app-env.ts';
import { errorAnswers, jsonAnswer } from '../http/openapi-answers.ts';
import { sendPacked } from '../http/packed-json.ts';
import { rejectInvalid } from '../http/reject-invalid.ts';
import { type ProgressVersion, progressAnswer, progressKey, studentProgressSchema } from './progress-answer.ts';
import { loadProgress } from './progress-store.ts';

export function progressRoutes(context: Context) {
  const cached = createCached(context);
  return new Hono<AppEnv>().get(
    '/progress/:student_id',
    describeRoute({
      summary: "The student's own progress",
      responses: {
        200: jsonAnswer('Progress by lesson, days and settings', studentProgressSchema),
        ...errorAnswers({ 401: 'No valid session', 403: 'Progress of another student', 422: 'The id is malformed' }),
      },
    }),
    requireVersionedSession(context),
    validator('param', z.object({ student_id: uuid7Schema }), rejectInvalid),
    async (c) => {
      const { student_id } = c.req.valid('param');
      if (student_id !== c.var.session.studentId) {
        throw new ApiError(403, 'NOT_YOURS', 'Only the student can read this progress');
      }
      const kept = await cached.getOrSet(progressKey(student_id, c.var.version), async () =>
        progressAnswer(student_id, await loadProgress(context.db, student_id)),
      );
      return sendPacked(c, Buffer.from(kept, 'base64'));
    },
  );
}

/** Like `requireSession`, and leaves where the student's log ends: one round trip to the database in place of two. */
function requireVersionedSession(context: Context) {
  return createMiddleware<AppEnv & { Variables: { version: ProgressVersion } }>(async (c, next) => {
    const found = await findSessionAnd<ProgressVersion>(
      context,
      c,
      `(select json_build_object('epoch', (select epoch from server_state), 'seq', last_seq)
        from students where id = sessions.student_id)`,
    );
    if (!found) throw noSession();
    c.set('session', found.session);
    c.set('version', found.value);
    await next();
  });
}
