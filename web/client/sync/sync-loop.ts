import type { LearningEvent } from '../../../domain/events.ts';
import { batchLength, type Cursor, MAX_BATCH_EVENTS } from '../../../domain/sync.ts';
import { type Clock, toInstant } from '../clock.ts';
import { pruneEvents } from '../events/prune-events.ts';
import { rejectEvent } from '../events/rejected-events.ts';
import { readEvents, toWireEvent } from '../events/stored-events.ts';
import type { Fetch } from '../http.ts';
import type { StudentStore } from '../storage.ts';
import type { SessionAnswer } from '../student/session.ts';
import { readBase, readMeta, type Student } from '../student/student.ts';
import { type Asked, applyResponse, position } from './apply-response.ts';
import { postSync, type SyncAnswer } from './post-sync.ts';
import type { SyncProblem } from './sync-state.ts';

export interface SyncLoopDeps {
  fetch: Fetch;
  clock: Clock;
  /** Opens the student's session anew. */
  renewSession(): Promise<SessionAnswer['kind']>;
  /** Something changed on the phone: progress, or what waits. */
  onApplied(): Promise<void>;
}

export type SyncOutcome = { problem: null } | { problem: SyncProblem; retryAfter: number | null };

type Request = Asked & { events: LearningEvent[] };

/**
 * Sends what waits and takes what the server has, batch by batch, until the phone stands at the end of the log. Keeps no state of
 * its own: killed anywhere, the next run finds in the database where to go on.
 */
export async function runSyncLoop(student: Student, deps: SyncLoopDeps): Promise<SyncOutcome> {
  const { store } = student;
  let limit = MAX_BATCH_EVENTS;
  let atEnd = false;
  let renewed = false;

  for (;;) {
    const request = await nextRequest(store, limit, atEnd, toInstant(deps.clock.now()));
    if (!request) break;
    const answer = await send(student, deps.fetch, request);
    switch (answer.kind) {
      case 'response': {
        const answered = { asked: request, response: answer.response, now: deps.clock.now() };
        atEnd = await store.write((rows) => applyResponse(rows, answered));
        limit = Math.min(limit * 2, MAX_BATCH_EVENTS);
        await deps.onApplied();
        break;
      }
      case 'signed_out': {
        const session = renewed ? 'denied' : await deps.renewSession();
        if (session === 'denied') return { problem: 'signed_out', retryAfter: null };
        if (session === 'unreachable') return { problem: 'offline', retryAfter: null };
        renewed = true;
        break;
      }
      case 'too_large':
      case 'refused': {
        if (request.events.length > 1) {
          limit = Math.floor(request.events.length / 2);
          break;
        }
        const culprit = await findCulprit(student, deps.fetch, request);
        if (!culprit) return { problem: 'server', retryAfter: null };
        await rejectEvent(store, culprit.id, describe(answer), deps.clock.now());
        limit = MAX_BATCH_EVENTS;
        await deps.onApplied();
        break;
      }
      case 'failed':
        return { problem: answer.problem, retryAfter: answer.retryAfter };
      default:
        return { problem: answer.kind, retryAfter: null };
    }
  }
  await pruneEvents(store, deps.clock.now());
  return { problem: null };
}

/**
 * What to ask next; null when nothing waits and the phone stands at the end. Before anything is sent the phone knows the history it
 * sends to, and only when everything was sent it asks for a snapshot: else it could not tell what the snapshot includes.
 */
function nextRequest(store: StudentStore, limit: number, atEnd: boolean, now: number): Promise<Request | null> {
  return store.read(async (rows) => {
    const { epoch } = await readMeta(rows);
    const cursor: Cursor | null = position(await readBase(rows));
    const asked: Asked = { epoch, cursor, now };
    if (epoch === null) return { ...asked, cursor: null, events: [] };
    const waiting = await rows.firstWaiting(limit);
    if (waiting.length === 0) return atEnd ? null : { ...asked, events: [] };
    const sizes = waiting.map(({ bytes }) => bytes);
    const batch = waiting.slice(0, batchLength(sizes, limit));
    return { ...asked, events: await readEvents(rows, batch) };
  });
}

function send({ profile, device }: Student, fetch: Fetch, { cursor, now, events }: Request): Promise<SyncAnswer> {
  return postSync(fetch, {
    device_id: device.id,
    user_id: profile.studentId,
    now,
    cursor,
    events: events.map(toWireEvent),
  });
}

/** The event a request was refused for; undefined when the server refuses the same request without it too. */
async function findCulprit(student: Student, fetch: Fetch, request: Request): Promise<LearningEvent | undefined> {
  const bare = await send(student, fetch, { ...request, events: [] });
  return bare.kind === 'response' ? request.events[0] : undefined;
}

function describe(answer: Extract<SyncAnswer, { kind: 'too_large' | 'refused' }>): { code: string; message: string } {
  if (answer.kind === 'refused') return { code: answer.code, message: answer.message };
  return { code: 'TOO_LARGE', message: 'The server does not take anything this large.' };
}
