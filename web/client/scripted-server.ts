import type { WireEvent, WireRow } from '../../domain/events.ts';
import { addRows, EMPTY_PROGRESS, FOLD_VERSION, type Progress } from '../../domain/progress.ts';
import { LINK_CODE_URL, SESSION_URL, type WireOpenSession } from '../../domain/session.ts';
import { correctTimes, SYNC_URL, type WireSyncRequest, type WireSyncResponse } from '../../domain/sync.ts';
import { fromWire, toWire } from '../../domain/wire.ts';

/** For tests: the server's contract in memory, and a network between that does as it is told. */

/** What a browser keeps for the server. */
export interface CookieJar {
  studentId: string | null;
}

interface Call {
  url: string;
  method: string;
  body: unknown;
  gzipped: boolean;
}

/** Stands between the phone and the server for one call. */
export type Fault = (deliver: () => Response, call: Call) => Response | Promise<Response>;

type WireProgress = NonNullable<WireSyncResponse['snapshot']>['progress'];

interface StudentOnServer {
  log: WireRow[];
  lastSeq: number;
  /** Secrets by device id. */
  devices: Map<string, string>;
  oldestCursor: number;
}

const CHANGES_PAGE = 500;

export function createScriptedServer() {
  const students = new Map<string, StudentOnServer>();
  const codes = new Map<string, string>();
  const faults: Fault[] = [];
  const calls: Call[] = [];
  let epochs = 1;

  const server = {
    now: Date.parse('2026-11-23T09:00:00Z'),
    epoch: epochName(1),
    /** Decides for every event; null accepts. */
    refuse: (_event: WireEvent): { code: 'INVALID_EVENT'; message: string } | null => null,
    calls,
    syncCalls: () => calls.filter(({ url }) => url === SYNC_URL).map(({ body }) => body as WireSyncRequest),

    /** The next calls meet these, one each. */
    meet: (...next: Fault[]) => void faults.push(...next),
    quiet: () => void faults.splice(0),

    log: (studentId: string) => studentOf(studentId).log,
    progress: (studentId: string): Progress => addRows(EMPTY_PROGRESS, studentOf(studentId).log.map(fromWire<WireRow>)),

    /** Comes back from a backup that lacks the last `lost` rows, in a new epoch unless told otherwise. */
    restore(lost: number, { sameEpoch = false } = {}) {
      for (const student of students.values()) {
        student.log.splice(Math.max(0, student.log.length - lost));
        student.lastSeq = student.log.at(-1)?.seq ?? 0;
        student.oldestCursor = Math.min(student.oldestCursor, student.lastSeq);
      }
      if (!sameEpoch) server.epoch = epochName(++epochs);
    },

    /** Every cursor handed out so far is too old from now on. */
    outdateCursors() {
      for (const student of students.values()) student.oldestCursor = ++student.lastSeq;
    },

    /** A browser's way to the server. */
    connect: (jar: CookieJar) => async (url: string, init: RequestInit) => {
      const call = { url, method: init.method ?? 'GET', ...(await readBody(init)) };
      calls.push(call);
      const fault = faults.shift();
      return fault ? fault(() => answer(jar, call), call) : answer(jar, call);
    },
  };
  return server;

  function answer(jar: CookieJar, { url, method, body }: Call): Response {
    if (url === SESSION_URL && method === 'GET') {
      return Response.json({ student_id: jar.studentId ?? null });
    }
    if (url === SESSION_URL) return openSession(jar, body as WireOpenSession);
    if (!jar.studentId) return envelope(401, 'UNAUTHENTICATED');
    if (url === LINK_CODE_URL) {
      const code = `CODE-${codes.size}`;
      codes.set(code, jar.studentId);
      return Response.json({ code, expires_at: server.now + 600_000 });
    }
    const request = body as WireSyncRequest;
    if (request.user_id !== jar.studentId) return envelope(409, 'WRONG_USER');
    return Response.json(sync(jar.studentId, request));
  }

  function openSession(jar: CookieJar, request: WireOpenSession): Response {
    const fromCode = request.link_code === undefined ? undefined : codes.get(request.link_code);
    const studentId = request.student_id ?? fromCode;
    if (!studentId) return envelope(403, 'LINK_CODE_INVALID');
    const isNew = !students.has(studentId);
    const { devices } = studentOf(studentId);
    const secret = devices.get(request.device_id);
    if (secret !== undefined && secret !== request.device_secret) return envelope(403, 'DEVICE_SECRET_WRONG');
    if (secret === undefined && !isNew && studentId !== fromCode && studentId !== jar.studentId) {
      return envelope(403, 'DEVICE_UNKNOWN');
    }
    devices.set(request.device_id, request.device_secret);
    codes.delete(request.link_code ?? '');
    jar.studentId = studentId;
    return Response.json({ student_id: studentId });
  }

  function sync(studentId: string, { cursor, events, now: phoneNow, device_id }: WireSyncRequest): WireSyncResponse {
    const student = studentOf(studentId);
    const { log } = student;
    const isUsable =
      cursor?.epoch === server.epoch && cursor.seq <= student.lastSeq && cursor.seq >= student.oldestCursor;
    const sent = events as WireEvent[];
    const times = correctTimes(
      sent.map((event) => event.occurred_at),
      phoneNow,
      server.now,
    );
    const results = sent.map((event, i): WireSyncResponse['results'][number] => {
      const reason = server.refuse(event);
      if (reason) return { id: event.id, s: 'rej', ...reason };
      const known = log.find(({ id }) => id === event.id);
      if (known) return { id: event.id, s: 'dup', seq: known.seq };
      const score = event.type === 'quiz_submitted' ? 0.5 : null;
      const corrected_at = times[i] ?? server.now;
      const seq = ++student.lastSeq;
      log.push({ ...event, device_id, seq, corrected_at, score });
      return { id: event.id, s: 'ok', seq };
    });
    const answered = { now: server.now, results, more: false, changes: [] };
    if (cursor && isUsable) {
      const unseen = log.filter(({ seq }) => seq > cursor.seq);
      const changes = unseen.slice(0, CHANGES_PAGE);
      const seq = changes.at(-1)?.seq ?? cursor.seq;
      return { ...answered, changes, cursor: { epoch: server.epoch, seq }, more: changes.length < unseen.length };
    }
    if (events.length > 0) return { ...answered, cursor: null, reset: true };
    const progress = addRows(EMPTY_PROGRESS, log.map(fromWire<WireRow>));
    return {
      ...answered,
      cursor: { epoch: server.epoch, seq: student.lastSeq },
      snapshot: { fold_version: FOLD_VERSION, progress: toWire<WireProgress>(progress) },
      ...(cursor && { reset: true }),
    };
  }

  function studentOf(id: string): StudentOnServer {
    const known = students.get(id);
    if (known) return known;
    const created: StudentOnServer = { log: [], lastSeq: 0, devices: new Map(), oldestCursor: 0 };
    students.set(id, created);
    return created;
  }
}

export type ScriptedServer = ReturnType<typeof createScriptedServer>;

export const dropRequest: Fault = () => Promise.reject(new TypeError('Failed to fetch'));

export const dropResponse: Fault = (deliver) => {
  deliver();
  return Promise.reject(new TypeError('Failed to fetch'));
};

/** An error of our server. */
export function envelope(status: number, code: string, headers: Record<string, string> = {}): Response {
  const error = { code, message: `It is ${code}`, details: [], timestamp: '2026-11-23T09:00:00Z', request_id: 'r' };
  return Response.json({ error }, { status, headers });
}

function epochName(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

async function readBody({ body, headers }: RequestInit): Promise<{ body: unknown; gzipped: boolean }> {
  if (!body) return { body: undefined, gzipped: false };
  const gzipped = new Headers(headers).get('Content-Encoding') === 'gzip';
  const { body: stream } = new Response(body);
  if (!stream) throw new Error('a body without a stream');
  const plain = gzipped ? stream.pipeThrough(new DecompressionStream('gzip')) : stream;
  return { body: await new Response(plain).json(), gzipped };
}
