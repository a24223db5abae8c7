import type { EventType, WireEvent } from '../domain/events.ts';
import { SESSION_URL } from '../domain/session.ts';
import { SYNC_URL, type WireSyncRequest, type WireSyncResponse } from '../domain/sync.ts';
import { uuid7 } from '../domain/uuid7.ts';
import type { createTestServer } from './test-context.ts';

type TestServer = Pick<Awaited<ReturnType<typeof createTestServer>>, 'app' | 'clock'>;

/** A UUIDv7 of the test's own time, each one different. */
export function newId(time = Date.parse('2026-11-23T08:00:00Z')): string {
  return uuid7(time, (length) => crypto.getRandomValues(new Uint8Array(length)));
}

export function newSecret(): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64url');
}

export function post(app: TestServer['app'], path: string, body: unknown, cookie = '') {
  return app.request(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', cookie },
    body: JSON.stringify(body),
  });
}

/** The `name=value` of the session cookie an answer sets. */
export function cookieOf(answer: Response): string {
  return answer.headers.get('Set-Cookie')?.split(';')[0] ?? '';
}

/** A signed-in device of a new student. */
export async function signIn({ app, clock }: TestServer) {
  const studentId = newId();
  const deviceId = newId();
  const deviceSecret = newSecret();
  const opened = await post(app, SESSION_URL, {
    student_id: studentId,
    device_id: deviceId,
    device_secret: deviceSecret,
  });
  const cookie = cookieOf(opened);
  const send = (request: Partial<WireSyncRequest>) =>
    post(
      app,
      SYNC_URL,
      { p: 1, device_id: deviceId, user_id: studentId, now: clock.now, cursor: null, events: [], ...request },
      cookie,
    );
  /** Sends a batch that is expected to be answered with 200. */
  const sync = async (request: Partial<WireSyncRequest>): Promise<WireSyncResponse> => {
    const answer = await send(request);
    if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  return { studentId, deviceId, deviceSecret, cookie, send, sync };
}

export type Phone = Awaited<ReturnType<typeof signIn>>;

type EventOf<T extends EventType> = Extract<WireEvent, { type: T }>;

/** A section read in the tiny lesson, changed by `fields`. */
export function sectionRead(fields: Partial<EventOf<'section_read'>> = {}): EventOf<'section_read'> {
  return {
    ...newBase(),
    type: 'section_read',
    lesson_id: 'tiny-lesson',
    content_hash: '0'.repeat(32),
    payload: { section_id: 'adding', active_seconds: 30 },
    ...fields,
  };
}

/** An answer to the tiny lesson's practice problem, as given to the content with this hash. */
export function problemAnswered(contentHash: string, answer: string): EventOf<'problem_answered'> {
  return {
    ...newBase(),
    type: 'problem_answered',
    lesson_id: 'tiny-lesson',
    item_id: 'p1',
    content_hash: contentHash,
    payload: { answer, active_seconds: 20 },
  };
}

/** A quiz of the tiny lesson, handed in to the content with this hash. */
export function quizSubmitted(
  contentHash: string,
  answers: EventOf<'quiz_submitted'>['payload']['answers'],
): EventOf<'quiz_submitted'> {
  return {
    ...newBase(),
    type: 'quiz_submitted',
    lesson_id: 'tiny-lesson',
    content_hash: contentHash,
    payload: { answers, active_seconds: 60 },
  };
}

export function settingChanged(key: string, value: string | number | boolean | null): EventOf<'setting_changed'> {
  return { ...newBase(), type: 'setting_changed', payload: { key, value } };
}

function newBase() {
  return { id: newId(), device_seq: 1, v: 1 as const, occurred_at: Date.parse('2026-11-23T08:00:00Z'), utc_offset: 60 };
}
