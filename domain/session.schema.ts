import * as z from 'zod/mini';
import { instant, uuid7Schema } from './events.schema.ts';

/**
 * `POST /api/v3/session` opens or renews a session for a device. The phone mints its ids and secret itself, so that study
 * can begin before the server was ever reached.
 */
export const openSessionSchema = z.strictObject({
  /** Left out when a link code says whose device this is. */
  student_id: z.optional(uuid7Schema),
  device_id: uuid7Schema,
  /** 32 random bytes in base64url, kept on the device; the server stores a hash. */
  device_secret: z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/)),
  link_code: z.optional(z.string().check(z.maxLength(20))),
});

export const sessionSchema = z.strictObject({ student_id: uuid7Schema });

/** `GET /api/v3/session`: null when the browser has no valid cookie, which every new phone asks to find out. */
export const whoAmISchema = z.strictObject({ student_id: z.nullable(uuid7Schema) });

/** A code that joins one more browser to a student, once, until `expires_at`. */
export const linkCodeSchema = z.strictObject({ code: z.string(), expires_at: instant });
