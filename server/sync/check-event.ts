import { eventSchema } from '../../domain/events.schema.ts';
import type { WireEvent } from '../../domain/events.ts';
import type { SyncResult } from '../../domain/sync.ts';
import { describeIssues } from '../http/describe-issues.ts';

type Rejection = Extract<SyncResult, { s: 'rej' }>;
export type CheckedEvent = { event: WireEvent } | { rejection: Rejection };

/** Checks one event by itself, so that a bad one is rejected alone. */
export function checkEvent(sent: unknown): CheckedEvent {
  const id = fieldOf(sent, 'id');
  const reject = (code: Rejection['code'], message: string): CheckedEvent => ({
    rejection: { id: typeof id === 'string' ? id : '', s: 'rej', code, message },
  });
  const { success, data: event, error } = eventSchema.safeParse(sent);
  if (success) return isStorable(event.payload) ? { event } : reject('INVALID_EVENT', UNSTORABLE);
  const details = describeIssues(error.issues, sent);
  const message = details.map((detail) => `${detail.field || 'event'}: ${detail.message}`).join('; ');
  const isUnknownType = typeof fieldOf(sent, 'type') === 'string' && error.issues[0]?.path[0] === 'type';
  return reject(isUnknownType ? 'UNKNOWN_TYPE' : 'INVALID_EVENT', message);
}

const UNSTORABLE = 'payload: text with a NUL character or half of a surrogate pair cannot be stored';

/** What PostgreSQL's jsonb cannot hold. */
function isStorable(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\0');
  return typeof value !== 'object' || value === null || Object.values(value).every(isStorable);
}

function fieldOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}
