import type { LinkCode } from '../../../domain/session.ts';
import type { Fetch } from '../http.ts';
import type { ClientStorage } from '../storage.ts';
import { makeCurrent, openFor } from './profiles.ts';
import { askLinkCode, openSession, type SessionAnswer } from './session.ts';
import type { Student } from './student.ts';

/** What was asked of the server did not happen. `code` is the server's, or `OFFLINE` when it was not reached. */
export class SessionRefused extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'SessionRefused';
    this.code = code;
  }
}

/** A code that joins another browser to this student, once. Throws {@link SessionRefused}. */
export async function requestLinkCode(fetch: Fetch, student: Student): Promise<LinkCode> {
  const session = await openFor(fetch, student, student.profile.studentId);
  if (session.kind !== 'open') throw toError(session);
  const answer = await askLinkCode(fetch);
  if ('kind' in answer) throw toError(answer);
  return answer;
}

/** Makes the student of `linkCode` the one of this browser. Throws {@link SessionRefused}, and then changes nothing. */
export async function joinByLinkCode(
  { storage, fetch }: { storage: ClientStorage; fetch: Fetch },
  { profile, device }: Student,
  linkCode: string,
): Promise<void> {
  // Whoever comes with a session brings along what the server has of them.
  const own = profile.registered ? await openFor(fetch, { device }, profile.studentId) : null;
  if (own?.kind === 'unreachable') throw toError(own);
  const session = await openSession(fetch, { deviceId: device.id, deviceSecret: device.secret, linkCode });
  if (session.kind !== 'open') throw toError(session);
  await storage.shared.write((rows) => makeCurrent(rows, profile.studentId, session.studentId));
}

function toError(answer: SessionAnswer): SessionRefused {
  if (answer.kind === 'denied') return new SessionRefused(answer.code, answer.message);
  return new SessionRefused('OFFLINE', 'The server was not reached. This needs the network.');
}
