import { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import { requestId } from 'hono/request-id';
import { openAPIRouteHandler } from 'hono-openapi';
import * as z from 'zod/mini';
import { sessionRoutes } from './accounts/session-routes.ts';
import type { Context } from './context.ts';
import { answerErrors, answerNotFound } from './errors.ts';
import { gamificationRoutes } from './gamification/gamification-routes.ts';
import type { AppEnv } from './http/app-env.ts';
import { closeWhenStopping } from './http/close-when-stopping.ts';
import { compressAnswers } from './http/compress-answers.ts';
import { allowOrigins, refuseForeignWrites } from './http/cross-origin.ts';
import { readRequestBody } from './http/request-body.ts';
import { securityHeaders, strictTransport } from './http/security-headers.ts';
import { lessonRoutes, oldLessonRoutes } from './lessons/lesson-routes.ts';
import { pathRoutes } from './lessons/path-routes.ts';
import { healthRoutes, probeRoutes } from './monitoring/health-routes.ts';
import { observeRequests } from './monitoring/observe-requests.ts';
import { essayRoutes } from './progress/essay-routes.ts';
import { progressRoutes } from './progress/progress-routes.ts';
import { socketRoutes } from './realtime/socket-routes.ts';
import { ticketRoutes } from './realtime/ticket-routes.ts';
import { fileRoutes, navigationRoutes } from './static/static-routes.ts';
import { syncRoutes } from './sync/sync-routes.ts';

export type Api = ReturnType<typeof apiRoutes>;

export function createApp(context: Context) {
  // zod/mini has no messages of its own.
  z.config(z.locales.en());
  const { corsOrigins } = context.config;
  const api = apiRoutes(context);
  const app = new Hono<AppEnv>()
    .onError(answerErrors(context))
    .notFound(answerNotFound)
    .use(requestId({ limitLength: 64 }), observeRequests(context), securityHeaders, strictTransport)
    .use(closeWhenStopping(context))
    .use(
      '/api/*',
      noStore,
      allowOrigins(corsOrigins),
      refuseForeignWrites(corsOrigins),
      compressAnswers,
      readRequestBody,
    )
    .route('/', api)
    .route('/', probeRoutes(context));
  return app
    .get(
      '/openapi.json',
      openAPIRouteHandler(api, {
        documentation: {
          info: { title: 'Akulearn', version: '3', description: 'Offline-first learning: lessons, progress and sync.' },
        },
        defaultValidationErrorResponse: false,
      }),
    )
    .route('/', socketRoutes())
    .route('/', fileRoutes(context))
    .route('/', oldLessonRoutes(context))
    .route('/', navigationRoutes(context));
}

/** What a process without requests of its own answers. */
export function createProbes(context: Context) {
  return new Hono<AppEnv>()
    .onError(answerErrors(context))
    .notFound(answerNotFound)
    .use(requestId({ limitLength: 64 }))
    .route('/', probeRoutes(context));
}

function apiRoutes(context: Context) {
  return new Hono<AppEnv>()
    .basePath('/api/v3')
    .route('/', healthRoutes(context))
    .route('/', sessionRoutes(context))
    .route('/', ticketRoutes(context))
    .route('/', lessonRoutes(context))
    .route('/', pathRoutes(context))
    .route('/', syncRoutes(context))
    .route('/', progressRoutes(context))
    .route('/', essayRoutes(context))
    .route('/', gamificationRoutes(context));
}

const noStore = createMiddleware(async (c, next) => {
  await next();
  c.res.headers.set('Cache-Control', 'no-store');
});
