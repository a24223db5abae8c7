import type { Context as HonoContext } from 'hono';
import { getCookie } from 'hono/cookie';
import { createMiddleware } from 'hono/factory';
import type { Context } from '../context.ts';
import { ApiError } from '../errors.ts';
import type { AppEnv } from '../http/app-env.ts';
import { hashSecret } from './secret-hash.ts';
import { cookieName } from './session-cookie.ts';

export interface CurrentSession {
  token: string;
  studentId: string;
  deviceId: string;
}

/** Lets a request through only with a valid session, and leaves that as `c.var.session`. Throws 401. */
export function requireSession(context: Context) {
  return createMiddleware<AppEnv>(async (c, next) => {
    const session = await findSession(context, c);
    if (!session) throw noSession();
    c.set('session', session);
    await next();
  });
}

export async function findSession(context: Context, c: HonoContext): Promise<CurrentSession | null> {
  const found = await findSessionAnd(context, c, 'null');
  return found?.session ?? null;
}

/**
 * The session, and in the same round trip to the database what `sql`, one value, tells of `sessions.student_id`. Null without a valid
 * session.
 */
export async function findSessionAnd<Value>(
  context: Pick<Context, 'db' | 'clock'>,
  c: HonoContext,
  sql: string,
): Promise<{ session: CurrentSession; value: Value } | null> {
  const token = getCookie(c, cookieName(c.req.url));
  return token === undefined ? null : findSessionOf(context, token, sql);
}

/** The same for the token in the session's cookie. */
export async function findSessionOf<Value>(
  { db, clock }: Pick<Context, 'db' | 'clock'>,
  token: string,
  sql: string,
): Promise<{ session: CurrentSession; value: Value } | null> {
  const [row] = await db.query<{ student_id: string; device_id: string; value: Value }>(
    `select student_id, device_id, ${sql} as value from sessions where token_hash = $1 and expires_at > $2`,
    [hashSecret(token), new Date(clock())],
  );
  return row ? { session: { token, studentId: row.student_id, deviceId: row.device_id }, value: row.value } : null;
}

export function noSession(): ApiError {
  return new ApiError(401, 'NO_SESSION', 'No valid session: open one with POST /api/v3/session');
}
