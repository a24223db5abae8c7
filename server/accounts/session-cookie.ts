import type { Context } from 'hono';
import { setCookie } from 'hono/cookie';
import { isHttps } from '../http/is-https.ts';

export const SESSION_SECONDS = 90 * 24 * 60 * 60;

/** Over HTTPS the prefix makes browsers insist on Secure, our host alone and the whole path. */
export function cookieName(url: string): string {
  return isHttps(url) ? '__Host-akulearn' : 'akulearn';
}

export function setSessionCookie(c: Context, token: string): void {
  setCookie(c, cookieName(c.req.url), token, {
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
    secure: isHttps(c.req.url),
    maxAge: SESSION_SECONDS,
  });
}
