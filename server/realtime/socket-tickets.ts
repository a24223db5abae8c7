import type { SocketTicket } from '../../domain/realtime.ts';
import { hashSecret } from '../accounts/secret-hash.ts';
import type { Context } from '../context.ts';
import type { Queryable } from '../db/database.ts';

const VALID_MS = 30_000;

/** Makes a ticket that opens one WebSocket of the student, for where the session's cookie does not go. */
export async function createSocketTicket(
  { db, clock, random }: Pick<Context, 'db' | 'clock' | 'random'>,
  studentId: string,
): Promise<SocketTicket> {
  const now = clock();
  const expiresAt = now + VALID_MS;
  const ticket = Buffer.from(random(32)).toString('base64url');
  await db.query(
    `delete from socket_tickets where ticket_hash = any(array(
       select ticket_hash from socket_tickets where expires_at <= $1 order by expires_at limit 100))`,
    [new Date(now)],
  );
  await db.query('insert into socket_tickets (ticket_hash, student_id, expires_at) values ($1, $2, $3)', [
    hashSecret(ticket),
    studentId,
    new Date(expiresAt),
  ]);
  return { ticket, expiresAt };
}

/** Whose ticket this is, which is used up by the asking; null when it is unknown, used or too old. */
export async function redeemSocketTicket(db: Queryable, ticket: string, now: number): Promise<string | null> {
  const [row] = await db.query<{ student_id: string }>(
    'delete from socket_tickets where ticket_hash = $1 and expires_at > $2 returning student_id',
    [hashSecret(ticket), new Date(now)],
  );
  return row?.student_id ?? null;
}
