import { Hono } from 'hono';
import { describeRoute, validator } from 'hono-openapi';
import { syncRequestSchema, syncResponseSchema } from '../../domain/sync.schema.ts';
import { PROTOCOL } from '../../domain/sync.ts';
import { requireSession } from '../accounts/current-session.ts';
import type { Context } from '../context.ts';
import { ApiError } from '../errors.ts';
import type { AppEnv } from '../http/app-env.ts';
import { errorAnswers, jsonAnswer } from '../http/openapi-answers.ts';
import { rejectInvalid } from '../http/reject-invalid.ts';
import { syncStudent } from './sync-student.ts';

export function syncRoutes(context: Context) {
  return new Hono<AppEnv>().post(
    '/progress/sync',
    describeRoute({
      summary: 'Send waiting events, get what this phone has not seen',
      responses: {
        200: jsonAnswer('A result for each event, and the changes', syncResponseSchema),
        ...errorAnswers({
          400: 'The body is no JSON, or no gzip though it says so',
          401: 'No valid session',
          409: 'The session is of another student',
          413: 'More than the server takes at once: send fewer',
          422: 'Wrong fields',
          426: 'This protocol version is no longer served',
        }),
      },
    }),
    requireSession(context),
    validator('json', syncRequestSchema, rejectOtherProtocol),
    async (c) => {
      const request = c.req.valid('json');
      if (request.user_id !== c.var.session.studentId) {
        const message = `user_id is ${request.user_id}, but the session is of another student`;
        throw new ApiError(409, 'WRONG_USER', message);
      }
      const response = await syncStudent(context, request);
      for (const { s } of response.results) context.metrics.syncEvents.inc({ result: s });
      return c.json(response, 200);
    },
  );
}

/** Another version of the protocol may well have other fields, so it is told apart before they are complained of. */
function rejectOtherProtocol(result: Parameters<typeof rejectInvalid>[0]): void {
  if (!result.success && isObject(result.data) && typeof result.data.p === 'number' && result.data.p !== PROTOCOL) {
    const message = `This app speaks protocol ${result.data.p}, the server ${PROTOCOL}: update the app`;
    throw new ApiError(426, 'UPGRADE_REQUIRED', message, { extra: { min_client: PROTOCOL } });
  }
  rejectInvalid(result);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
