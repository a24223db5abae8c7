import { Hono } from 'hono';
import { describeRoute, validator } from 'hono-openapi';
import type * as z from 'zod/mini';
import { linkCodeSchema, openSessionSchema, sessionSchema, whoAmISchema } from '../../domain/session.schema.ts';
import { fromWire, toWire } from '../../domain/wire.ts';
import type { Context } from '../context.ts';
import type { AppEnv } from '../http/app-env.ts';
import { errorAnswers, jsonAnswer } from '../http/openapi-answers.ts';
import { rejectInvalid } from '../http/reject-invalid.ts';
import { findSession, requireSession } from './current-session.ts';
import { createLinkCode } from './link-codes.ts';
import { openSession } from './open-session.ts';
import { setSessionCookie } from './session-cookie.ts';

export function sessionRoutes(context: Context) {
  return new Hono<AppEnv>()
    .get(
      '/session',
      describeRoute({
        summary: 'Who the cookie says this is',
        responses: { 200: jsonAnswer('The student, or null without a valid session', whoAmISchema) },
      }),
      async (c) => {
        const session = await findSession(context, c);
        if (session) c.set('session', session);
        return c.json({ student_id: session?.studentId ?? null }, 200);
      },
    )
    .post(
      '/session',
      describeRoute({
        summary: 'Open or renew the session of a device',
        responses: {
          200: jsonAnswer('The session; its cookie comes with it', sessionSchema),
          ...errorAnswers({
            400: 'The body is no JSON',
            403: 'The device may not be this student',
            422: 'Wrong fields',
          }),
        },
      }),
      validator('json', openSessionSchema, rejectInvalid),
      async (c) => {
        const current = await findSession(context, c);
        const { studentId, token } = await openSession(context, fromWire(c.req.valid('json')), current);
        setSessionCookie(c, token);
        return c.json({ student_id: studentId }, 200);
      },
    )
    .post(
      '/session/link-code',
      describeRoute({
        summary: 'Make a code that joins one more browser to this student',
        responses: { 200: jsonAnswer('The code', linkCodeSchema), ...errorAnswers({ 401: 'No valid session' }) },
      }),
      requireSession(context),
      async (c) => {
        const code = await createLinkCode(context, c.var.session.studentId);
        return c.json(toWire<z.infer<typeof linkCodeSchema>>(code), 200);
      },
    );
}
