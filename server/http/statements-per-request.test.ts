import { afterAll, beforeAll, expect, test } from 'vitest';
import type { WireEvent } from '../../domain/events.ts';
import { LINK_CODE_URL, SESSION_URL } from '../../domain/session.ts';
import { newId, newSecret, type Phone, post, problemAnswered, sectionRead, signIn } from '../test-client.ts';
import { createTestServer } from '../test-context.ts';
import { openTestDatabase } from '../test-database.ts';
import { watchStatements } from '../test-statements.ts';

let server: Awaited<ReturnType<typeof createTestServer>>;
let hash: string;
let sent = 0;
beforeAll(async () => {
  const db = watchStatements(await openTestDatabase(), () => sent++);
  server = await createTestServer({ overrides: { db } });
  const [lesson] = await db.query<{ content_hash: string }>('select content_hash from lessons');
  hash = lesson?.content_hash ?? '';
});
afterAll(() => server.db.close());

/** How many statements the server sends for what `work` asks of it. */
async function statementsFor(work: () => Promise<unknown>): Promise<number> {
  const before = sent;
  await work();
  return sent - before;
}

/** Events of as many lessons: sections read, answers that can be graded, and answers that wait for their content. */
function newEvents(count: number): WireEvent[] {
  return Array.from({ length: count }, (_, i) => {
    if (i % 3 === 1) return problemAnswered(hash, 'a');
    const lesson_id = `lesson-${i}`;
    const unknown = i.toString(16).padStart(32, '0');
    return { ...(i % 3 === 0 ? problemAnswered(unknown, 'b') : sectionRead()), lesson_id };
  });
}

/** Refused requests are no measure. */
async function ask(answer: Response | Promise<Response>): Promise<unknown> {
  const { status } = await answer;
  expect(status).toBe(200);
  return answer;
}

/** A phone that is up to date, and its position. */
async function upToDate() {
  const phone = await signIn(server);
  return { phone, cursor: (await phone.sync({})).cursor };
}

const get = (path: string, { cookie }: Phone) => ask(server.app.request(path, { headers: { cookie } }));

test.each([1, 20, 100])('a sync of %i new events takes 10 statements, rewards counted', async (count) => {
  const { phone, cursor } = await upToDate();
  const events = newEvents(count);
  expect(await statementsFor(() => phone.sync({ cursor, events }))).toBe(10);
});

test.each([1, 20, 100])('a resend of %i events takes 8', async (count) => {
  const { phone, cursor } = await upToDate();
  const events = newEvents(count);
  await phone.sync({ events });
  expect(await statementsFor(() => phone.sync({ cursor, events }))).toBe(8);
});

test('a sync with nothing to send takes 2, and 3 with 100 changes to fetch', async () => {
  const { phone, cursor } = await upToDate();
  expect(await statementsFor(() => phone.sync({ cursor }))).toBe(2);
  await phone.sync({ events: newEvents(100) });
  expect(await statementsFor(() => phone.sync({ cursor }))).toBe(3);
});

test.each([1, 20, 100])('a first sync takes 3 with a log of %i events', async (count) => {
  const { phone } = await upToDate();
  await phone.sync({ events: newEvents(count) });
  expect(await statementsFor(() => phone.sync({}))).toBe(3);
});

test.each([1, 20, 100])('progress takes 2 after %i events, and 1 for who read it before', async (count) => {
  const { phone } = await upToDate();
  await phone.sync({ events: newEvents(count) });
  const read = () => get(`/api/v3/progress/${phone.studentId}`, phone);
  expect(await statementsFor(read)).toBe(2);
  expect(await statementsFor(read)).toBe(1);
  await phone.sync({ events: newEvents(1) });
  expect(await statementsFor(read)).toBe(1);
});

test.each([1, 100])('achievements take 2 after %i events, a streak 2, a leaderboard 2', async (count) => {
  const { phone } = await upToDate();
  await phone.sync({ events: newEvents(count) });
  const read = (path: string) => statementsFor(() => get(`/api/v3/gamification/${path}`, phone));
  expect(await read(`achievements/${phone.studentId}`)).toBe(2);
  expect(await read(`streak/${phone.studentId}`)).toBe(2);
  expect(await read('leaderboard')).toBe(2);
});

test('a lesson takes 2, and 1 when its content was read before', async () => {
  const phone = await signIn(server);
  const read = () => get('/api/v3/lessons/tiny-lesson', phone);
  expect(await statementsFor(read)).toBe(2);
  expect(await statementsFor(read)).toBe(1);
});

test.each([0, 20])(
  'a session is renewed with 5 beside %i other devices, and a link code made with 3',
  async (devices) => {
    const phone = await signIn(server);
    for (let i = 0; i < devices; i++) {
      const device = { student_id: phone.studentId, device_id: newId(), device_secret: newSecret() };
      await ask(post(server.app, SESSION_URL, device, phone.cookie));
    }
    const { studentId: student_id, deviceId: device_id, deviceSecret: device_secret, cookie } = phone;
    const own = { student_id, device_id, device_secret };
    expect(await statementsFor(() => ask(post(server.app, SESSION_URL, own, cookie)))).toBe(5);
    expect(await statementsFor(() => ask(post(server.app, LINK_CODE_URL, {}, cookie)))).toBe(3);
  },
);
