import { setTimeout as sleep } from 'node:timers/promises';
import type { WireEvent } from '../../domain/events.ts';
import { LINK_CODE_URL, SESSION_URL, type WireOpenSession } from '../../domain/session.ts';
import { PROTOCOL, SYNC_URL, type SyncResult, type WireSyncRequest, type WireSyncResponse } from '../../domain/sync.ts';
import { clockError, type Device } from './devices.ts';
import type { Send } from './plan-sends.ts';
import type { SimulatedStudent } from './simulate-student.ts';

/** As `fetch` does, with a path instead of a URL. */
export type Fetch = (path: string, init: RequestInit) => Response | Promise<Response>;

export interface Phones {
  /** What the server says of each event. Throws when it answers as it never should. */
  send(send: Send): Promise<SyncResult[]>;
}

/** Where a phone that is signed in stands. */
interface Phone {
  cookie: string;
  cursor: WireSyncResponse['cursor'];
}

const MOST_ATTEMPTS = 10;

/** The phones of one student, asked one after another. A second one joins by a code of the first, as real ones do. */
export function createPhones(
  { id: studentId, devices }: Pick<SimulatedStudent, 'id' | 'devices'>,
  { fetch, now }: { fetch: Fetch; now: () => number },
): Phones {
  const phones = new Map<Device, Phone>();

  /** `at` is simulated time, by which clocks may be set. */
  async function signIn(device: Device, at: number): Promise<Phone> {
    const known = phones.get(device);
    if (known) return known;
    const [first] = devices;
    const proof = { device_id: device.id, device_secret: device.secret };
    const session =
      first && device !== first
        ? { ...proof, link_code: await askForCode(await signIn(first, at)) }
        : { ...proof, student_id: studentId };
    const opened = await post(fetch, SESSION_URL, () => session satisfies WireOpenSession);
    const cookie = opened.headers.get('Set-Cookie')?.split(';')[0] ?? '';
    const phone: Phone = { cookie, cursor: null };
    phones.set(device, phone);
    await sync(phone, device, clockError(device, at), []);
    return phone;
  }

  async function askForCode({ cookie }: Phone): Promise<string> {
    const { code }: { code: string } = await (await post(fetch, LINK_CODE_URL, () => ({}), cookie)).json();
    return code;
  }

  async function sync(phone: Phone, device: Device, error: number, events: WireEvent[]): Promise<WireSyncResponse> {
    const { cookie, cursor } = phone;
    const request = (): WireSyncRequest => ({
      ...{ p: PROTOCOL, device_id: device.id, user_id: studentId },
      ...{ now: now() + error, cursor, events },
    });
    const response: WireSyncResponse = await (await post(fetch, SYNC_URL, request, cookie)).json();
    phone.cursor = response.cursor;
    return response;
  }

  return {
    async send({ at, device, clockError: error, events, isAnswerLost }) {
      const phone = await signIn(device, at);
      const { cursor } = phone;
      const { results, reset } = await sync(phone, device, error, events);
      if (reset) throw new Error('The server has begun another history: its database was exchanged under way');
      if (isAnswerLost) phone.cursor = cursor;
      return results;
    },
  };
}

/** Waits when the server is busy and says how long; what is sent then is made then, as it has the time in it. Throws when it answers with another error. */
async function post(fetch: Fetch, path: string, body: () => unknown, cookie = ''): Promise<Response> {
  const headers = { 'Content-Type': 'application/json', cookie };
  for (let attempt = 1; ; attempt++) {
    const answer = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body()) });
    if (answer.ok) return answer;
    const text = await answer.text();
    const isBusy = answer.status === 429 || answer.status === 503;
    if (!isBusy || attempt === MOST_ATTEMPTS)
      throw new Error(`POST ${path} was answered with ${answer.status}: ${text}`);
    await sleep(1000 * Number(answer.headers.get('Retry-After') ?? 1));
  }
}
