import type { LinkCode } from '../../domain/session.ts';
import type { Context } from '../context.ts';
import type { Queryable } from '../db/database.ts';
import { ApiError } from '../errors.ts';
import { hashSecret } from './secret-hash.ts';

/** 32 signs, so that one random byte picks each as often as another; none looks like its neighbour (no 0/O, 1/I). */
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const CODE_LENGTH = 8;
const VALID_MS = 10 * 60_000;

/** Makes a code such as `ABCD-EFGH` by which one more browser joins the student, once, within ten minutes. */
export async function createLinkCode({ db, clock, random }: Context, studentId: string): Promise<LinkCode> {
  const now = clock();
  const expiresAt = now + VALID_MS;
  const code = Array.from(random(CODE_LENGTH), (byte) => ALPHABET.charAt(byte % ALPHABET.length)).join('');
  await db.query(
    `delete from link_codes where code_hash = any(array(
       select code_hash from link_codes where expires_at <= $1 order by expires_at limit 100))`,
    [new Date(now)],
  );
  await db.query('insert into link_codes (code_hash, student_id, expires_at) values ($1, $2, $3)', [
    hashSecret(code),
    studentId,
    new Date(expiresAt),
  ]);
  return { code: `${code.slice(0, 4)}-${code.slice(4)}`, expiresAt };
}

/** Whose code this is; using it up takes effect with `tx`. Throws 403 when it is wrong, used or too old. */
export async function redeemLinkCode(tx: Queryable, code: string, now: number): Promise<string> {
  const [row] = await tx.query<{ student_id: string }>(
    'delete from link_codes where code_hash = $1 and expires_at > $2 returning student_id',
    [hashSecret(code.toUpperCase().replace(/[^A-Z0-9]/g, '')), new Date(now)],
  );
  if (!row) throw linkCodeInvalid();
  return row.student_id;
}

export function linkCodeInvalid(): ApiError {
  return new ApiError(403, 'LINK_CODE_INVALID', 'This code is wrong, was used already or is older than ten minutes');
}
