import type { IncomingMessage } from 'node:http';
import { TLSSocket } from 'node:tls';
import { parse } from 'hono/utils/cookie';
import { uuid7Schema } from '../../domain/events.schema.ts';
import { SOCKET_TICKET_URL, SOCKET_URL } from '../../domain/realtime.ts';
import { findSessionOf, noSession } from '../accounts/current-session.ts';
import { cookieName } from '../accounts/session-cookie.ts';
import type { Context } from '../context.ts';
import { ApiError } from '../errors.ts';
import { foreignOrigin, isOwnOrigin } from '../http/cross-origin.ts';
import { redeemSocketTicket } from './socket-tickets.ts';

/** The student whose WebSocket the request may open. Throws ApiError: 400, 401 or 403. */
export async function admitSocket(
  context: Pick<Context, 'config' | 'db' | 'clock'>,
  request: IncomingMessage,
): Promise<string> {
  const url = urlOf(request);
  const studentId = url.pathname.slice(SOCKET_URL.length + 1);
  if (!uuid7Schema.safeParse(studentId).success) {
    throw new ApiError(400, 'INVALID_STUDENT_ID', `The address ends in "${studentId}", which is no student's id`);
  }
  const { origin } = request.headers;
  const { corsOrigins } = context.config;
  const isTrusted = origin === undefined || isOwnOrigin(origin, url.host) || corsOrigins.includes(origin);
  if (!isTrusted && !corsOrigins.includes('*')) throw foreignOrigin(origin);

  const ticket = url.searchParams.get('ticket');
  // Browsers send cookies whoever opens the WebSocket, so a page that is not trusted must show more.
  const owner =
    ticket !== null ? await ownerOf(context, ticket) : isTrusted ? await signedIn(context, request, url) : null;
  if (owner === null) throw ticket === null ? noSession() : ticketInvalid();
  if (owner !== studentId) {
    throw new ApiError(403, 'NOT_YOURS', `You are another student than ${studentId}`);
  }
  return studentId;
}

function ownerOf({ db, clock }: Pick<Context, 'db' | 'clock'>, ticket: string): Promise<string | null> {
  return redeemSocketTicket(db, ticket, clock());
}

async function signedIn(
  context: Pick<Context, 'db' | 'clock'>,
  { headers }: IncomingMessage,
  { href }: URL,
): Promise<string | null> {
  const name = cookieName(href);
  const token = parse(headers.cookie ?? '', name)[name];
  const found = token === undefined ? null : await findSessionOf(context, token, 'null');
  return found?.session.studentId ?? null;
}

function urlOf({ url = '', headers: { host = '' }, socket }: IncomingMessage): URL {
  const origin = `${socket instanceof TLSSocket ? 'https' : 'http'}://${host}`;
  if (!URL.canParse(url, origin)) throw new ApiError(400, 'MALFORMED_REQUEST', 'The address or Host cannot be read');
  return new URL(url, origin);
}

function ticketInvalid(): ApiError {
  const message = `This ticket is wrong, was used already or is older than 30 seconds: POST ${SOCKET_TICKET_URL} gives another`;
  return new ApiError(401, 'SOCKET_TICKET_INVALID', message);
}
