import { createMiddleware } from 'hono/factory';
import type { Context } from '../context.ts';

/** Tells callers that keep a connection open to take another one, before this process takes no more requests. */
export function closeWhenStopping({ stopping }: Pick<Context, 'stopping'>) {
  return createMiddleware(async (c, next) => {
    await next();
    if (stopping.aborted) c.res.headers.set('Connection', 'close');
  });
}
