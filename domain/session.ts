import type * as z from 'zod/mini';
import type { linkCodeSchema, openSessionSchema, sessionSchema } from './session.schema.ts';
import type { FromWire } from './wire.ts';

export type WireOpenSession = z.infer<typeof openSessionSchema>;
export type OpenSession = FromWire<WireOpenSession>;
export type Session = FromWire<z.infer<typeof sessionSchema>>;
export type LinkCode = FromWire<z.infer<typeof linkCodeSchema>>;

export const SESSION_URL = '/api/v3/session';
export const LINK_CODE_URL = '/api/v3/session/link-code';
