import { randomBytes } from 'node:crypto';
import { SESSION_URL } from '../../../domain/session.ts';
import { SYNC_URL } from '../../../domain/sync.ts';
import { uuid7 } from '../../../domain/uuid7.ts';
import type { StudiedLesson } from './study-log.ts';

/** An event as a phone records it now, or some days ago. */
export function newEvent(fields: { type: string; [field: string]: unknown }, daysAgo = 0) {
  const occurred_at = Date.now() - daysAgo * DAY_MS;
  const id = uuid7(occurred_at, (length) => Uint8Array.from(randomBytes(length)));
  return { id, device_seq: ++recorded, v: 1, occurred_at, utc_offset: 60, ...fields };
}

const DAY_MS = 86_400_000;
let recorded = 0;

/** A student who speaks to a running server without a browser. */
export async function createRestStudent(serverUrl: string) {
  const newId = () => uuid7(Date.now(), (length) => Uint8Array.from(randomBytes(length)));
  const studentId = newId();
  const device = { device_id: newId(), device_secret: randomBytes(32).toString('base64url') };
  let cookie = '';

  async function request(path: string, body?: unknown): Promise<Response> {
    const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    const headers = { 'content-type': 'application/json', cookie };
    const response = await fetch(`${serverUrl}${path}`, { ...init, headers });
    cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
    return response;
  }

  async function signIn(): Promise<void> {
    const response = await request(SESSION_URL, { student_id: studentId, ...device });
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  }

  await signIn();
  return {
    studentId,
    /** `name=value` of the session, for a browser that should be this student. */
    cookie: () => cookie,
    request,
    signIn,
    sync: (events: unknown[]) =>
      request(SYNC_URL, {
        p: 1,
        device_id: device.device_id,
        user_id: studentId,
        now: Date.now(),
        cursor: null,
        events,
      }),
    async lessons(): Promise<StudiedLesson[]> {
      const catalogue = await (await request('/lessons/content/catalogue.json')).json();
      return Promise.all(
        catalogue.lessons.map(async (entry: { content_hash: string }) => ({
          ...(await (await request(`/lessons/content/${entry.content_hash}.json`)).json()),
          contentHash: entry.content_hash,
        })),
      );
    },
  };
}
