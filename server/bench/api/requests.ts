import { gzipSync } from 'node:zlib';
import type { WireEvent } from '../../../domain/events.ts';
import { SYNC_URL } from '../../../domain/sync.ts';
import { type SampleEvent, type SampleLesson, sampleEvents } from '../sample-events.ts';
import { sampleStudent } from '../sample-students.ts';

export const SYNC_EVENTS = 5;
/** Of so many syncs one ends with a quiz, which moves the student on the boards. */
export const SYNCS_PER_QUIZ = 4;

/** Ten requests in a row of each case. */
export const CASES = {
  mixed: 'lesson progress lesson sync lesson progress lesson sync lesson progress',
  sync: 'sync',
  progress: 'progress',
  lessons: 'lesson',
  leaderboard: 'leaderboard',
};
export type Case = keyof typeof CASES;
type Kind = 'sync' | 'progress' | 'lesson' | 'leaderboard';

export type QuizAnswers = Extract<WireEvent, { type: 'quiz_submitted' }>['payload']['answers'];
export type QuizzedLesson = SampleLesson & { quiz: QuizAnswers };

/** What the database was filled with. */
export interface Filled {
  students: number;
  eventsEach: number;
  epoch: string;
  lessons: QuizzedLesson[];
}

/** Requests as the phones of all students send them, each the bytes for a connection that is kept open. */
export function createRequests({ students, eventsEach, epoch, lessons }: Filled) {
  const recorded = new Map<number, number>();
  const asked = { sync: 0, progress: 0, lesson: 0, leaderboard: 0 };

  const make: Record<Kind, (place: number) => Buffer> = {
    lesson: (place) => {
      const lesson = lessons[place % lessons.length];
      return get(`/api/v3/lessons/${lesson?.id}`, 1 + (place % students));
    },
    progress: (place) => {
      const number = 1 + (place % students);
      return get(`/api/v3/progress/${sampleStudent(number).id}`, number);
    },
    leaderboard: (place) => get('/api/v3/gamification/leaderboard?timeframe=week', 1 + (place % students)),
    // Each student in turn, so that none sends a second batch before the first is answered.
    sync: (place) => {
      const number = 1 + (place % students);
      const seq = recorded.get(number) ?? eventsEach;
      recorded.set(number, seq + SYNC_EVENTS);
      const { id, deviceId } = sampleStudent(number);
      const now = Date.now();
      const events: (SampleEvent | WireEvent)[] = sampleEvents(lessons, seq, SYNC_EVENTS, now);
      if (number % SYNCS_PER_QUIZ === 0) events.push(toQuiz(events.pop() as SampleEvent, lessons));
      const body = { p: 1, device_id: deviceId, user_id: id, now, cursor: { epoch, seq }, events };
      return post(SYNC_URL, number, gzipSync(JSON.stringify(body), { level: 1 }));
    },
  };

  return (name: Case, place: number): Buffer => {
    const kinds = CASES[name].split(' ') as Kind[];
    const kind = kinds[place % kinds.length] ?? 'lesson';
    return make[kind](asked[kind]++);
  };
}

/** The quiz of its lesson in place of another event. */
function toQuiz({ item_id: _, payload: __, ...event }: SampleEvent, lessons: readonly QuizzedLesson[]): WireEvent {
  const answers = lessons.find(({ id }) => id === event.lesson_id)?.quiz ?? [];
  return { ...event, type: 'quiz_submitted', payload: { answers, active_seconds: 60 } };
}

function get(path: string, student: number): Buffer {
  return Buffer.from(`GET ${path} HTTP/1.1\r\n${headers(student)}\r\n`);
}

function post(path: string, student: number, gzipped: Buffer): Buffer {
  const head =
    `POST ${path} HTTP/1.1\r\n${headers(student)}Content-Type: application/json\r\nContent-Encoding: gzip\r\n` +
    `Content-Length: ${gzipped.length}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), gzipped]);
}

function headers(student: number): string {
  return `Host: 127.0.0.1\r\nAccept: */*\r\nAccept-Encoding: gzip, deflate, br\r\nCookie: ${sampleStudent(student).cookie}\r\n`;
}
