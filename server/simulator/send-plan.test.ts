import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { SYNC_URL } from '../../domain/sync.ts';
import { publishLessons } from '../lessons/publish-lessons.ts';
import { buildLessons, createTestServer } from '../test-context.ts';
import type { Fetch } from './phones.ts';
import { createRandom } from './random.ts';
import { readLibrary } from './read-library.ts';
import { sendPlan } from './send-plan.ts';
import { type SimulatedStudent, type Simulation, simulateStudent } from './simulate-student.ts';
import { compileSome, someLibrary } from './test-library.ts';
import { periodOf } from './time.ts';
import { truthOf } from './truth.ts';

const SEED = 1;
/** The day before the one on which the clock of a test server stands. */
const PERIOD = periodOf('2026-11-22', 10);

test('all that simulated students do is in the log once, at its true time where a server can know it', {
  timeout: 120_000,
}, async () => {
  const { app, context, db, clock } = await createTestServer();
  await publishLessons(context, await buildLessons((await compileSome()).map(({ lesson }) => lesson)));
  const fetch: Fetch = (path, init) => app.request(path, init);
  const students = pickHardOnes({ seed: SEED, library: await readLibrary(fetch), period: PERIOD });
  const truths = students.map((student) => truthOf(student, SEED));
  const events = truths.flatMap(({ events }) => events);
  const options = { fetch, now: () => clock.now, tell: () => {} };
  const readLog = () =>
    db.query<{ student_id: string; device_id: string; id: string; at: number }>(
      `select student_id, device_id, id, (extract(epoch from corrected_at) * 1000)::float8 as at
       from learning_events order by id`,
    );

  const first = await sendPlan(students, options);
  const log = await readLog();
  const resent = students.flatMap(({ sends }) => sends.filter(({ isAnswerLost }) => isAnswerLost));
  const resentEvents = resent.flatMap((send) => send.events).length;
  expect(first).toMatchObject({ results: { ok: events.length, dup: resentEvents, rej: 0 }, complaints: [] });
  const expected = truths.flatMap(({ studentId, events }) =>
    events.map(({ id, deviceId }) => ({ student_id: studentId, device_id: deviceId, id })),
  );
  expect(log.map(({ student_id, device_id, id }) => ({ student_id, device_id, id }))).toEqual(
    expected.sort((a, b) => (a.id < b.id ? -1 : 1)),
  );
  const times = new Map(log.map(({ id, at }) => [id, at]));
  const known = events.filter(({ correctable }) => correctable);
  expect(known.map(({ id }) => times.get(id))).toEqual(known.map(({ trueAt }) => trueAt));

  // The whole run once more changes nothing.
  const again = await sendPlan(students, options);
  expect(again.results).toEqual({ ok: 0, dup: events.length + resentEvents, rej: 0 });
  expect(await readLog()).toEqual(log);
  await db.close();
});

test('phones send in the order of simulated time, and those of one student never overtake each other', async () => {
  const library = await someLibrary();
  const students = Array.from({ length: 40 }, (_, i) =>
    simulateStudent({ seed: SEED, library, period: PERIOD }, i + 1),
  );
  const random = createRandom('delays');
  const arrived: string[] = [];
  const fetch: Fetch = async (path, { body }) => {
    const { events = [] }: { events?: { id: string }[] } = JSON.parse(String(body));
    if (path === SYNC_URL && events.length > 0) arrived.push(events.map(({ id }) => id).join());
    await sleep(random.whole(0, 5));
    return Response.json({ results: [], cursor: null, code: '' });
  };
  const progress: number[] = [];
  await sendPlan(students, { fetch, now: () => PERIOD.until, tell: (sent) => progress.push(sent) });

  const idsOf = ({ sends }: Pick<SimulatedStudent, 'sends'>) =>
    sends.map(({ events }) => events.map(({ id }) => id).join());
  const planned = idsOf({ sends: students.flatMap(({ sends }) => sends).sort((a, b) => a.at - b.at) });
  expect(progress).toEqual(planned.map((_, i) => i + 1));
  for (const student of students) {
    const own = idsOf(student);
    expect(arrived.filter((ids) => own.includes(ids))).toEqual(own);
  }
  expect(arrived.toSorted()).toEqual(planned.toSorted());
  for (const [place, ids] of arrived.entries()) {
    // As many as are under way at once.
    expect(planned.slice(Math.max(0, place - 7), place + 8)).toContain(ids);
  }
});

test('a busy server is asked again when it says, another error ends the run', async () => {
  const [student] = pickHardOnes({ seed: SEED, library: await someLibrary(), period: PERIOD });
  const students = student ? [student] : [];
  let busy = 2;
  const fetch: Fetch = () =>
    busy-- > 0
      ? new Response('', { status: 429, headers: { 'Retry-After': '0' } })
      : Response.json({ results: [], cursor: null, code: '' });
  const options = { now: () => PERIOD.until, tell: () => {} };
  await sendPlan(students, { ...options, fetch });
  const broken = () => new Response('out of order', { status: 500 });
  await expect(sendPlan(students, { ...options, fetch: broken })).rejects.toThrow(
    'POST /api/v3/session was answered with 500: out of order',
  );
});

/** Students who have not too much to send, and among them everything that makes it hard. */
function pickHardOnes(simulation: Simulation): SimulatedStudent[] {
  const all = Array.from({ length: 400 }, (_, i) => simulateStudent(simulation, i + 1));
  const candidates = all.filter(({ recorded }) => recorded.length > 30 && recorded.length < 150);
  const hard: ((student: SimulatedStudent) => boolean)[] = [
    (student) => truthOf(student, SEED).events.some(({ correctable }) => !correctable),
    ({ devices }) => devices.some(({ clock }) => clock.length === 1 && clock[0]?.error !== 0),
    ({ sends }) => new Set(sends.map(({ device }) => device)).size === 2,
    ({ sends }) => sends.some(({ isAnswerLost }) => isAnswerLost),
    ({ traits }) => traits.zone.journey !== null,
    ({ sends }) => sends.some(({ events }) => events.length > 50),
  ];
  return [
    ...new Set(
      hard.map((is) => {
        const one = candidates.find(is);
        if (!one) throw new Error(`No student is hard so: ${is}`);
        return one;
      }),
    ),
  ];
}
