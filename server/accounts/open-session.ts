import { timingSafeEqual } from 'node:crypto';
import type { OpenSession } from '../../domain/session.ts';
import type { Context } from '../context.ts';
import type { Queryable } from '../db/database.ts';
import { ApiError } from '../errors.ts';
import { adoptWork } from './adopt-work.ts';
import type { CurrentSession } from './current-session.ts';
import { linkCodeInvalid, redeemLinkCode } from './link-codes.ts';
import { hashSecret } from './secret-hash.ts';
import { SESSION_SECONDS } from './session-cookie.ts';

/**
 * Opens or renews a device's session. A student nobody claimed yet is created with the device; to a known one a new device
 * comes with a session of that student or with a link code, and then the work of the student it was comes along. Throws 403 when the device may not be this student.
 */
export function openSession(
  context: Context,
  request: OpenSession,
  current: CurrentSession | null,
): Promise<{ studentId: string; token: string }> {
  const { db, clock, random } = context;
  return db.transaction(async (tx) => {
    const now = clock();
    const fromCode = request.linkCode === undefined ? null : await redeemLinkCode(tx, request.linkCode, now);
    const studentId = request.studentId ?? fromCode;
    if (!studentId) throw studentMissing();
    if (fromCode !== null && fromCode !== studentId) throw linkCodeInvalid();
    const mayAddDevice =
      (await createStudent(tx, studentId, now)) || studentId === fromCode || studentId === current?.studentId;
    await proveDevice(tx, { ...request, studentId }, mayAddDevice, now);

    const hasJoined = current !== null && studentId === fromCode && studentId !== current.studentId;
    if (hasJoined) await adoptWork(context, tx, current.studentId, studentId);

    const expiresAt = new Date(now + SESSION_SECONDS * 1000);
    await tx.query('delete from sessions where student_id = $1 and expires_at <= $2', [studentId, new Date(now)]);
    if (current?.studentId === studentId && current.deviceId === request.deviceId) {
      await tx.query('update sessions set expires_at = $2 where token_hash = $1', [
        hashSecret(current.token),
        expiresAt,
      ]);
      return { studentId, token: current.token };
    }
    const token = Buffer.from(random(32)).toString('base64url');
    await tx.query('insert into sessions (token_hash, student_id, device_id, expires_at) values ($1, $2, $3, $4)', [
      hashSecret(token),
      studentId,
      request.deviceId,
      expiresAt,
    ]);
    return { studentId, token };
  });
}

/** Whether the student was new. The insert comes first, so that of two claims at once one waits and then sees the other. */
async function createStudent(tx: Queryable, studentId: string, now: number): Promise<boolean> {
  const created = await tx.query(
    'insert into students (id, created_at) values ($1, $2) on conflict do nothing returning id',
    [studentId, new Date(now)],
  );
  return created.length > 0;
}

async function proveDevice(
  tx: Queryable,
  { studentId, deviceId, deviceSecret }: { studentId: string; deviceId: string; deviceSecret: string },
  mayAddDevice: boolean,
  now: number,
): Promise<void> {
  const secretHash = hashSecret(deviceSecret);
  const [device] = await tx.query<{ secret_hash: string }>(
    'update devices set last_seen_at = $3 where student_id = $1 and device_id = $2 returning secret_hash',
    [studentId, deviceId, new Date(now)],
  );
  if (device) {
    if (timingSafeEqual(Buffer.from(device.secret_hash), Buffer.from(secretHash))) return;
    throw new ApiError(403, 'DEVICE_SECRET_WRONG', 'The secret is not the one this device registered with');
  }
  if (!mayAddDevice) {
    const message = 'This student has other devices: join with a link code made on one of them';
    throw new ApiError(403, 'DEVICE_UNKNOWN', message);
  }
  await tx.query(
    `insert into devices (student_id, device_id, secret_hash, created_at, last_seen_at) values ($1, $2, $3, $4, $4)`,
    [studentId, deviceId, secretHash, new Date(now)],
  );
}

function studentMissing(): ApiError {
  return new ApiError(422, 'INVALID_REQUEST', 'The request is not as it should be; see details.', {
    details: [{ field: 'student_id', message: 'needed unless a link_code says whose device this is' }],
  });
}
