import { randomInt } from 'node:crypto';
import { Agent } from 'node:http';
import type * as z from 'zod/mini';
import { boardAt, TIMEFRAMES } from '../../domain/boards.ts';
import type { WireEvent } from '../../domain/events.ts';
import type { leaderboardSchema } from '../../domain/gamification.schema.ts';
import { SESSION_URL } from '../../domain/session.ts';
import { MAX_BATCH_EVENTS, SYNC_URL, type WireSyncResponse } from '../../domain/sync.ts';
import { newId, newSecret } from '../test-client.ts';
import { type Answer, exchange } from './exchange.ts';
import { makeEvent, type StudiedLesson } from './make-event.ts';

/** What went over the wire. */
export interface Traffic {
  requests: number;
  /** Events that were sent once more, as no answer had come. */
  resent: number;
  /** By status, or by the system's name of what broke the connection. */
  errors: Record<string, number>;
}

/** What the server told of the student's own place on a board. Times are Unix milliseconds. */
export interface ToldScore {
  board: string;
  askedAt: number;
  answeredAt: number;
  /** Null who is not on it. */
  points: number | null;
}

/** What a phone knows at the end, to hold against the server's log. */
export interface PhoneRecord {
  studentId: string;
  cookie: string;
  made: WireEvent[];
  /** Made, but never acknowledged. */
  waiting: number;
  /** Places in the log of the rows that came as changes. */
  seen: number[];
  told: ToldScore[];
}

export interface Phone {
  studentId: string;
  /** `name=value` of its session. */
  cookie(): string;
  /** Makes one to three events. */
  study(): void;
  /** Whether the server answered. Throws when it answers as it never should. */
  sync(): Promise<boolean>;
  hasWaiting(): boolean;
  /** Reads progress, rewards or a lesson, as screens do. */
  read(): Promise<void>;
  record(): PhoneRecord;
}

/**
 * A phone that keeps each event until the server acknowledges it, and turns to the next of `urls` when one fails. It is another phone
 * of the student of `first` where that is given, else a new student's. It is signed in, at the start of an empty log.
 */
export async function createPhone(
  urls: string[],
  studied: StudiedLesson[],
  traffic: Traffic,
  first?: Phone,
): Promise<Phone> {
  const studentId = first?.studentId ?? newId(Date.now());
  const device = { device_id: newId(Date.now()), device_secret: newSecret() };
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const made: WireEvent[] = [];
  const seen: number[] = [];
  const told: ToldScore[] = [];
  const wasSent = new Set<string>();
  let waiting: WireEvent[] = [];
  let cursor: WireSyncResponse['cursor'] = null;
  let cookie = first?.cookie() ?? '';
  let turn = randomInt(urls.length);

  /** Null when it failed, which is counted. */
  async function ask(path: string, body?: unknown): Promise<Answer | null> {
    traffic.requests++;
    let fault: string;
    try {
      const answer = await exchange(`${urls[turn]}${path}`, agent, cookie, body);
      if (answer.status === 200) return answer;
      fault = String(answer.status);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      fault = (error as NodeJS.ErrnoException).code ?? error.name;
    }
    traffic.errors[fault] = (traffic.errors[fault] ?? 0) + 1;
    turn = (turn + 1) % urls.length;
    return null;
  }

  async function sync(): Promise<boolean> {
    const events = waiting.slice(0, MAX_BATCH_EVENTS);
    for (const { id } of events) {
      if (wasSent.has(id)) traffic.resent++;
      wasSent.add(id);
    }
    const request = { p: 1, device_id: device.device_id, user_id: studentId, now: Date.now(), cursor, events };
    const answer = await ask(SYNC_URL, request);
    if (!answer) return false;
    const response: WireSyncResponse = JSON.parse(answer.body);
    const rejected = response.results.find(({ s }) => s === 'rej');
    if (rejected || response.reset) throw new Error(`Rejected or told to begin anew: ${answer.body.slice(0, 1000)}`);
    const acknowledged = new Set(response.results.map(({ id }) => id));
    waiting = waiting.filter(({ id }) => !acknowledged.has(id));
    seen.push(...response.changes.map(({ seq }) => seq));
    cursor = response.cursor;
    return true;
  }

  async function readBoard(): Promise<void> {
    const timeframe = TIMEFRAMES[randomInt(TIMEFRAMES.length)] ?? 'week';
    const askedAt = Date.now();
    const answer = await ask(`/api/v3/gamification/leaderboard?timeframe=${timeframe}`);
    if (!answer) return;
    const { me }: z.infer<typeof leaderboardSchema> = JSON.parse(answer.body);
    told.push({ board: boardAt(timeframe, askedAt), askedAt, answeredAt: Date.now(), points: me?.points ?? null });
  }

  const opened = await ask(SESSION_URL, { student_id: studentId, ...device });
  cookie = opened?.cookie ?? '';
  if (!opened || !(await sync())) throw new Error(`Cannot sign in: ${JSON.stringify(traffic.errors)}`);

  return {
    studentId,
    cookie: () => cookie,
    study() {
      for (let count = 1 + randomInt(3); count > 0; count--) {
        const event = makeEvent(studied, made.length + 1);
        made.push(event);
        waiting.push(event);
      }
    },
    sync,
    hasWaiting: () => waiting.length > 0,
    async read() {
      if (randomInt(2) === 0) return readBoard();
      const lesson = studied[randomInt(studied.length)]?.lesson.id;
      const paths = [`progress/${studentId}`, `lessons/${lesson}`];
      paths.push(`gamification/achievements/${studentId}`, `gamification/streak/${studentId}`);
      await ask(`/api/v3/${paths[randomInt(paths.length)]}`);
    },
    record: () => ({ studentId, cookie, made, waiting: waiting.length, seen, told }),
  };
}
