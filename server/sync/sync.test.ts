import { afterAll, beforeAll, expect, test } from 'vitest';
import { syncResponseSchema } from '../../domain/sync.schema.ts';
import { newId, problemAnswered, sectionRead, settingChanged, signIn } from '../test-client.ts';
import { createTestServer } from '../test-context.ts';

let server: Awaited<ReturnType<typeof createTestServer>>;
beforeAll(async () => {
  server = await createTestServer();
});
afterAll(() => server.db.close());

async function tinyHash(): Promise<string> {
  const [lesson] = await server.db.query<{ content_hash: string }>('select content_hash from lessons');
  return lesson?.content_hash ?? '';
}

/** Signed in and past the first snapshot, so that it has a cursor. */
async function startedPhone() {
  const phone = await signIn(server);
  const { cursor } = await phone.sync({});
  return { ...phone, cursor };
}

test('new events are accepted in the order sent and come back as changes', async () => {
  const phone = await startedPhone();
  const events = [sectionRead(), problemAnswered(await tinyHash(), 'a')];

  const answer = await phone.sync({ cursor: phone.cursor, events });

  expect(answer.results).toEqual([
    { id: events[0]?.id, s: 'ok', seq: 1 },
    { id: events[1]?.id, s: 'ok', seq: 2 },
  ]);
  const accepted = { device_id: phone.deviceId, corrected_at: events[0]?.occurred_at };
  expect(answer.changes).toEqual([
    { ...events[0], ...accepted, seq: 1, score: null },
    { ...events[1], ...accepted, seq: 2, score: 1 },
  ]);
  expect(answer.cursor).toEqual({ epoch: phone.cursor?.epoch, seq: 2 });
  expect(answer).toMatchObject({ now: server.clock.now, more: false });
  expect(syncResponseSchema.parse(answer)).toEqual(answer);
});

test('a resend is acknowledged with its place and changes nothing', async () => {
  const phone = await startedPhone();
  const events = [sectionRead(), settingChanged('data-saver', true)];
  await phone.sync({ events });
  const before = await phone.sync({});

  const { results } = await phone.sync({ events: events.toReversed() });

  expect(results).toEqual([
    { id: events[1]?.id, s: 'dup', seq: 2 },
    { id: events[0]?.id, s: 'dup', seq: 1 },
  ]);
  expect(await phone.sync({})).toEqual(before);
});

test('the same event twice in a batch counts once', async () => {
  const phone = await startedPhone();
  const event = sectionRead();
  const { results } = await phone.sync({ events: [event, event] });
  expect(results).toEqual([
    { id: event.id, s: 'ok', seq: 1 },
    { id: event.id, s: 'dup', seq: 1 },
  ]);
  const { snapshot } = await phone.sync({});
  expect(snapshot?.progress.lessons['tiny-lesson']?.active_seconds).toBe(30);
});

test.each([
  ['payload', { payload: { section_id: 'adding', active_seconds: 31 } }],
  ['occurred_at', { occurred_at: 1 }],
  ['utc_offset', { utc_offset: 0 }],
  ['device_seq', { device_seq: 2 }],
  ['lesson_id', { lesson_id: 'another-lesson' }],
  ['content_hash', { content_hash: '1'.repeat(32) }],
])('an id that comes back with another %s is rejected', async (_, change) => {
  const phone = await startedPhone();
  const event = sectionRead();
  const other = { ...event, ...change };
  const inBatch = await phone.sync({ events: [event, other] });
  const later = await phone.sync({ events: [other] });
  for (const result of [inBatch.results[1], later.results[0]]) {
    expect(result).toMatchObject({ id: event.id, s: 'rej', code: 'ID_REUSE' });
  }
});

test('an id that comes back as another type is rejected', async () => {
  const phone = await startedPhone();
  const event = { ...sectionRead(), type: 'lesson_started', payload: {} };
  await phone.sync({ events: [event] });
  const { results } = await phone.sync({ events: [{ ...event, type: 'lesson_completed' }] });
  expect(results[0]).toMatchObject({ s: 'rej', code: 'ID_REUSE' });
});

test('an id that comes back for another problem is rejected', async () => {
  const phone = await startedPhone();
  const event = problemAnswered(await tinyHash(), 'a');
  await phone.sync({ events: [event] });
  const { results } = await phone.sync({ events: [{ ...event, item_id: 'q1' }] });
  expect(results[0]).toMatchObject({ s: 'rej', code: 'ID_REUSE' });
});

test('changes read later from the log are those that were told at once', async () => {
  const phone = await startedPhone();
  const events = [settingChanged('theme', null), problemAnswered(await tinyHash(), 'b'), sectionRead()];
  const { changes } = await phone.sync({ cursor: phone.cursor, events });
  expect((await phone.sync({ cursor: phone.cursor })).changes).toEqual(changes);
});

test('only answers to content that is not known wait for it', async () => {
  const phone = await startedPhone();
  const waiting = problemAnswered('1'.repeat(32), 'a');
  await phone.sync({ events: [sectionRead(), problemAnswered(await tinyHash(), 'a'), waiting] });
  const rows = await server.db.query('select id from learning_events where student_id = $1 and awaits_content', [
    phone.studentId,
  ]);
  expect(rows).toEqual([{ id: waiting.id }]);
});

test('bad events are rejected alone, each with what is wrong', async () => {
  const phone = await startedPhone();
  const good = [sectionRead(), sectionRead()];
  const bad = [
    { ...sectionRead(), type: 'dance_performed' },
    { ...sectionRead(), payload: { section_id: 'adding', active_seconds: -1 } },
    { ...sectionRead(), id: 'not-a-uuid' },
    { ...sectionRead(), id: '7f2c1f64-5717-4562-b3fc-2c963f66afa6' },
    { ...sectionRead(), occurred_at: 9e15 },
    { ...settingChanged('name', 'a\0b') },
    { ...settingChanged('name', '\ud83d') },
    { ...sectionRead(), type: 5 },
    { ...sectionRead(), v: 2, utc_offset: 9000 },
    { ...sectionRead(), id: 7 },
    null,
    'text',
    [],
    42,
  ];
  const { results } = await phone.sync({ events: [good[0], ...bad, good[1]] });

  expect(results.map((result) => ('code' in result ? result.code : result.s))).toEqual([
    'ok',
    'UNKNOWN_TYPE',
    ...bad.slice(1).map(() => 'INVALID_EVENT'),
    'ok',
  ]);
  const message = (i: number) => {
    const result = results[i];
    return result && 'message' in result ? result.message : '';
  };
  expect(message(1)).toMatch(/type: .*section_read.*got "dance_performed"/);
  expect(message(2)).toMatch(/payload\.active_seconds: .*>=0.*got -1/);
  expect(message(3)).toMatch(/id: .*got "not-a-uuid"/);
  expect(message(5)).toMatch(/occurred_at: .*253402300799999.*got 9000000000000000/);
  expect(message(6)).toMatch(/^payload: .*NUL/);
  expect(message(9)).toMatch(/^v: .*; utc_offset: /);
  expect(message(11)).toMatch(/^event: /);
  expect(results.map(({ id }) => id)).toEqual([
    good[0]?.id,
    ...bad.map((sent) =>
      sent && typeof sent === 'object' && 'id' in sent && typeof sent.id === 'string' ? sent.id : '',
    ),
    good[1]?.id,
  ]);
  expect((await phone.sync({})).cursor?.seq).toBe(2);
});

test('a phone clock far off is corrected and never rejected', async () => {
  const phone = await startedPhone();
  const { now } = server.clock;
  const tenYears = 10 * 365 * 86_400_000;
  const future = sectionRead({ occurred_at: now + tenYears });
  const ahead = await phone.sync({ cursor: phone.cursor, now: now + tenYears + 60_000, events: [future] });
  const past = sectionRead({ occurred_at: 0 });
  const behind = await phone.sync({ cursor: ahead.cursor, now: 1000, events: [past] });
  const liar = sectionRead({ occurred_at: now + tenYears });
  const lied = await phone.sync({ cursor: behind.cursor, events: [liar] });

  expect(ahead.changes[0]).toMatchObject({ occurred_at: now + tenYears, corrected_at: now - 60_000 });
  expect(behind.changes[0]).toMatchObject({ occurred_at: 0, corrected_at: now - 1000 });
  expect(lied.changes[0]).toMatchObject({ corrected_at: now });
});

test('syncs of one student at the same time accept each event once and give each its own place', async () => {
  const phone = await startedPhone();
  const events = Array.from({ length: 40 }, () => sectionRead());
  const answers = await Promise.all([
    phone.sync({ events }),
    phone.sync({ events: events.toReversed() }),
    phone.sync({ events: events.slice(10, 30) }),
  ]);
  const results = answers.flatMap((answer) => answer.results);
  expect(results.filter(({ s }) => s === 'ok')).toHaveLength(40);
  expect(results.filter(({ s }) => s === 'dup')).toHaveLength(60);
  const { changes } = await phone.sync({ cursor: phone.cursor });
  expect(changes.map(({ seq }) => seq)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
  expect(new Set(changes.map(({ id }) => id)).size).toBe(40);
});

test('students do not see each other, even with the same event id', async () => {
  const [ada, bayo] = [await startedPhone(), await startedPhone()];
  const event = sectionRead();
  await ada.sync({ events: [event] });
  const { results } = await bayo.sync({ events: [{ ...event, utc_offset: 0 }] });
  expect(results[0]).toMatchObject({ s: 'ok', seq: 1 });
  const { changes } = await ada.sync({ cursor: ada.cursor });
  expect(changes).toMatchObject([{ id: event.id, utc_offset: 60 }]);
});

test('every instant an event may carry is kept to the millisecond', async () => {
  const phone = await startedPhone();
  const times = [0, 1, 999, 1_764_000_000_123, 253_402_300_799_999];
  const events = times.map((occurred_at) => sectionRead({ occurred_at }));
  const { changes } = await phone.sync({ cursor: phone.cursor, events });
  expect(changes.map((row) => row.occurred_at)).toEqual(times);
  const { results } = await phone.sync({ events });
  expect(results.every(({ s }) => s === 'dup')).toBe(true);
});

test('the metrics count what became of events', async () => {
  const other = await createTestServer({ overrides: { db: server.db } });
  const phone = await signIn(other);
  const event = sectionRead();
  await phone.sync({ events: [event, event, { ...event, id: newId(), v: 2 }] });
  const metrics = await (await other.app.request('/metrics')).text();
  for (const result of ['ok', 'dup', 'rej']) expect(metrics).toContain(`sync_events_total{result="${result}"} 1`);
  expect(metrics).toMatch(
    /http_request_duration_seconds_count\{method="POST",route="\/api\/v3\/progress\/sync",status="200"\} 1/,
  );
  expect(metrics).toContain('process_cpu_seconds_total');
});
