import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import * as z from 'zod/mini';
import type { Context } from '../context.ts';
import { ApiError } from '../errors.ts';
import type { AppEnv } from '../http/app-env.ts';
import { errorAnswers, jsonAnswer } from '../http/openapi-answers.ts';

const healthSchema = z.object({ status: z.literal('ok') });
const health: z.infer<typeof healthSchema> = { status: 'ok' };

export function healthRoutes({ db, stopping }: Context) {
  return new Hono<AppEnv>().get(
    '/health',
    describeRoute({
      summary: 'Whether the server and its database work',
      responses: { 200: jsonAnswer('They do', healthSchema), ...errorAnswers({ 503: 'The server is stopping' }) },
    }),
    async (c) => {
      await requireReady(db, stopping);
      return c.json(health, 200);
    },
  );
}

/** For the machinery that runs the server: outside the API, with no description. */
export function probeRoutes({ db, stopping, metrics }: Context) {
  return new Hono<AppEnv>()
    .get('/livez', (c) => c.json(health))
    .get('/readyz', async (c) => {
      await requireReady(db, stopping);
      return c.json(health);
    })
    .get('/metrics', async (c) =>
      c.body(await metrics.registry.metrics(), 200, { 'Content-Type': metrics.registry.contentType }),
    );
}

async function requireReady(db: Context['db'], stopping: AbortSignal): Promise<void> {
  if (stopping.aborted) throw new ApiError(503, 'STOPPING', 'The server is stopping; try again shortly');
  await db.query('select 1');
}
