import {
  LINK_CODE_URL,
  type LinkCode,
  type OpenSession,
  SESSION_URL,
  type WireOpenSession,
} from '../../../domain/session.ts';
import { toWire } from '../../../domain/wire.ts';
import { exchange, type Fetch, isObject, post, type Reply, readError } from '../http.ts';

const TIMEOUT_MS = 15_000;
/** Asked while a student waits for the first screen. */
const ASK_TIMEOUT_MS = 3_000;

export type SessionAnswer =
  | { kind: 'open'; studentId: string }
  /** The server answered, and it was no. */
  | { kind: 'denied'; code: string; message: string }
  | { kind: 'unreachable' };

/** Whose session this browser's cookie is; `denied` when it has none. */
export async function askSession(fetch: Fetch): Promise<SessionAnswer> {
  const reply = await exchange(fetch, SESSION_URL, { method: 'GET' }, ASK_TIMEOUT_MS);
  const isNobody = reply?.status === 200 && isObject(reply.body) && reply.body.student_id === null;
  return isNobody ? { kind: 'denied', code: 'NO_SESSION', message: 'This browser has no session' } : readSession(reply);
}

/** Opens or renews the session: the cookie is set when this resolves to `open`. */
export async function openSession(fetch: Fetch, session: OpenSession): Promise<SessionAnswer> {
  return readSession(await exchange(fetch, SESSION_URL, post(toWire<WireOpenSession>(session)), TIMEOUT_MS));
}

/** A code that joins another browser to this student; null when the server was not reached. */
export async function askLinkCode(
  fetch: Fetch,
): Promise<LinkCode | Extract<SessionAnswer, { kind: 'denied' | 'unreachable' }>> {
  const reply = await exchange(fetch, LINK_CODE_URL, post({}), TIMEOUT_MS);
  const body = reply && reply.status < 300 && isObject(reply.body) ? reply.body : {};
  if (typeof body.code === 'string' && typeof body.expires_at === 'number') {
    return { code: body.code, expiresAt: body.expires_at };
  }
  return refusal(reply);
}

function readSession(reply: Reply | null): SessionAnswer {
  const body = reply && reply.status < 300 && isObject(reply.body) ? reply.body : {};
  if (typeof body.student_id === 'string') return { kind: 'open', studentId: body.student_id };
  return refusal(reply);
}

function refusal(reply: Reply | null): Extract<SessionAnswer, { kind: 'denied' | 'unreachable' }> {
  const error = reply && readError(reply);
  const refused = error && reply.status >= 400 && reply.status < 500 && reply.status !== 429;
  return refused ? { kind: 'denied', code: error.code, message: error.message } : { kind: 'unreachable' };
}
