import { createMiddleware } from 'hono/factory';
import { routePath } from 'hono/route';
import type { Context } from '../context.ts';
import type { AppEnv } from '../http/app-env.ts';

/** One log line and one measurement a request: never its body, its query or its cookies. */
export function observeRequests({ log, metrics }: Pick<Context, 'log' | 'metrics'>) {
  return createMiddleware<AppEnv>(async (c, next) => {
    const start = performance.now();
    await next();
    const ms = performance.now() - start;
    const { method } = c.req;
    const { status } = c.res;
    // The pattern, not the path: paths hold ids, and each would be a series of its own.
    const route = routePath(c);
    metrics.requestSeconds.observe({ method, route, status }, ms / 1000);
    const session = c.get('session');
    const student = session && { student_id: session.studentId };
    log.info(
      { method, route, status, ms: Math.round(ms * 10) / 10, request_id: c.get('requestId'), ...student },
      'request',
    );
  });
}
