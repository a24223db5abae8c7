import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { errorSchema } from '../../domain/errors.schema.ts';
import type { WireEvent, WireRow } from '../../domain/events.ts';
import { addRows, EMPTY_PROGRESS, FOLD_VERSION } from '../../domain/progress.ts';
import { fromWire } from '../../domain/wire.ts';
import { readFoldVersion, saveFoldVersion } from '../db/server-state.ts';
import { newId, problemAnswered, sectionRead, settingChanged, signIn } from '../test-client.ts';
import { createTestServer, recordStatements } from '../test-context.ts';
import { progressAnswer } from './progress-answer.ts';
import { loadProgress } from './progress-store.ts';
import { refoldIfRulesChanged } from './refold-progress.ts';

let server: Awaited<ReturnType<typeof createTestServer>>;
let hash: string;
beforeAll(async () => {
  server = await createTestServer();
  const [lesson] = await server.db.query<{ content_hash: string }>('select content_hash from lessons');
  hash = lesson?.content_hash ?? '';
});
afterAll(() => server.db.close());

const time = fc.integer({ min: 0, max: 40 }).map((hours) => Date.parse('2026-11-20T00:00:00Z') + hours * 3_600_000);
const lessonId = fc.constantFrom('tiny-lesson', 'another-lesson');

/** Events as a student may make them; ids are minted afresh in each run. */
const anyEvent: fc.Arbitrary<WireEvent> = fc
  .oneof(
    fc.record({ answer: fc.constantFrom('a', 'b'), lesson_id: lessonId }).map(({ answer, lesson_id }) => ({
      ...problemAnswered(hash, answer),
      lesson_id,
    })),
    fc
      .integer({ min: 0, max: 5000 })
      .map((active_seconds) => sectionRead({ payload: { section_id: 'adding', active_seconds } })),
    fc.constantFrom('light', 'dark').map((theme) => settingChanged('theme', theme)),
    lessonId.map(
      (lesson_id): WireEvent => ({
        ...sectionRead(),
        type: 'quiz_submitted',
        lesson_id,
        payload: { answers: [{ item_id: 'q1', answer: '4' }], active_seconds: 60 },
      }),
    ),
    lessonId.map((lesson_id): WireEvent => ({ ...sectionRead(), type: 'lesson_completed', lesson_id, payload: {} })),
  )
  .chain((event) =>
    fc
      .record({ occurred_at: time, utc_offset: fc.constantFrom(-300, 0, 60) })
      .map((when): WireEvent => ({ ...event, ...when, id: newId() })),
  );

const anyHistory = fc.array(anyEvent, { minLength: 1, maxLength: 25 }).chain((events) =>
  fc.record({
    events: fc.constant(events),
    /** Which event goes in which batch: any order, any batches, any repetition. */
    batches: fc.array(fc.array(fc.nat({ max: events.length - 1 }), { maxLength: 12 }), { maxLength: 6 }),
  }),
);

test('progress folded batch by batch equals the fold of the whole log', async () => {
  await fc.assert(
    fc.asyncProperty(anyHistory, async ({ events, batches }) => {
      const phone = await signIn(server);
      const { studentId, cookie } = phone;
      const read = () => server.app.request(`/api/v3/progress/${studentId}`, { headers: { cookie } });
      // From now on it is kept up to date in the cache.
      await read();
      let { cursor } = await phone.sync({});
      const log: WireRow[] = [];
      for (const batch of [...batches, events.keys()]) {
        server.clock.now += 1000;
        const sent = [...batch].flatMap((i) => events[i] ?? []);
        const answer = await phone.sync({ cursor, events: sent });
        cursor = answer.cursor;
        log.push(...answer.changes);
      }
      expect(log.map(({ id }) => id).sort()).toEqual(events.map(({ id }) => id).sort());
      const { snapshot } = await phone.sync({});
      expect(fromWire(snapshot?.progress)).toEqual(addRows(EMPTY_PROGRESS, log.map(fromWire)));
      const stored = progressAnswer(studentId, await loadProgress(server.db, studentId));
      expect(await (await read()).json()).toEqual(JSON.parse(gunzipSync(Buffer.from(stored, 'base64')).toString()));
    }),
    { numRuns: 60 },
  );
});

test('progress folded by other rules is folded afresh from the log at the next start', async () => {
  const phone = await signIn(server);
  await phone.sync({ events: [problemAnswered(hash, 'a'), settingChanged('theme', 'dark'), sectionRead()] });
  const before = await phone.sync({});
  await server.db.query(
    `update student_progress set state = state || '{"activeSeconds": 9999}' where student_id = $1`,
    [phone.studentId],
  );
  await server.db.query(`update students set state = '{"days": {}, "settings": {}}' where id = $1`, [phone.studentId]);

  await refoldIfRulesChanged(server.context);
  expect(await phone.sync({})).not.toEqual(before);

  await saveFoldVersion(server.db, FOLD_VERSION - 1);
  await refoldIfRulesChanged(server.context);
  expect(await phone.sync({})).toEqual(before);
  expect(await readFoldVersion(server.db)).toBe(FOLD_VERSION);
});

test('a log longer than what is read at once is folded whole', async () => {
  const phone = await signIn(server);
  for (let batch = 0; batch < 11; batch++) {
    await phone.sync({ events: Array.from({ length: 100 }, () => sectionRead()) });
  }
  const before = await phone.sync({});
  await saveFoldVersion(server.db, FOLD_VERSION - 1);
  await refoldIfRulesChanged(server.context);
  expect(before.snapshot?.progress.days['2026-11-23']).toMatchObject({ events: 1100, active_seconds: 33_000 });
  expect(await phone.sync({})).toEqual(before);
});

test('everybody is folded afresh, however many there are', async () => {
  await server.db.query(
    `insert into students (id, created_at, state)
     select ('01990000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, now(), '{"days": {}, "settings": {"old": 1}}'
     from generate_series(1, 250) as n`,
  );
  await saveFoldVersion(server.db, FOLD_VERSION - 1);
  await refoldIfRulesChanged(server.context);
  expect(await server.db.query(`select id from students where state -> 'settings' ? 'old'`)).toEqual([]);
});

test('a student reads their own progress, with levels', async () => {
  const phone = await signIn(server);
  const begun = sectionRead({ lesson_id: 'another-lesson' });
  await phone.sync({ events: [{ ...sectionRead(), type: 'lesson_completed', payload: {} }, begun] });
  const answer = await server.app.request(`/api/v3/progress/${phone.studentId}`, { headers: { cookie: phone.cookie } });
  expect(await answer.json()).toMatchObject({
    student_id: phone.studentId,
    lessons: expect.arrayContaining([
      expect.objectContaining({
        lesson_id: 'tiny-lesson',
        mastery_level: 'beginning',
        completed: true,
        active_seconds: 0,
      }),
      expect.objectContaining({ lesson_id: 'another-lesson', completed: false, active_seconds: 30 }),
    ]),
    days: { '2026-11-23': { events: 2 } },
    settings: {},
  });
});

test("another student's progress is refused, a malformed id explained, no session sent to sign in", async () => {
  const phone = await signIn(server);
  const refusal = async (id: string, cookie: string) => {
    const answer = await server.app.request(`/api/v3/progress/${id}`, { headers: { cookie } });
    const { error } = errorSchema.parse(await answer.json());
    return [answer.status, error.code];
  };
  expect(await refusal(newId(), phone.cookie)).toEqual([403, 'NOT_YOURS']);
  expect(await refusal('me', phone.cookie)).toEqual([422, 'INVALID_REQUEST']);
  expect(await refusal(phone.studentId, '')).toEqual([401, 'NO_SESSION']);
});

test('progress is kept under its version: read again it costs no look at the lessons, and new work shows at once', async () => {
  const phone = await signIn(server);
  const { db, statements } = recordStatements(server.db);
  const { app } = await createTestServer({ overrides: { db } });
  const read = async () => {
    statements.length = 0;
    const answer = await app.request(`/api/v3/progress/${phone.studentId}`, { headers: { cookie: phone.cookie } });
    return { looks: statements.length, lessons: (await answer.json()).lessons.length };
  };
  expect([await read(), await read()]).toEqual([
    { looks: 2, lessons: 0 },
    { looks: 1, lessons: 0 },
  ]);
  await phone.sync({ events: [sectionRead()] });
  expect(await read()).toEqual({ looks: 2, lessons: 1 });
});

test('levels and completion stand in the table as the platform asks for them', async () => {
  const phone = await signIn(server);
  const quiz = {
    answers: [
      { item_id: 'q1', answer: '4' },
      { item_id: 'q2', answer: 'a' },
    ],
    active_seconds: 60,
  };
  const events: WireEvent[] = [
    { ...sectionRead(), type: 'quiz_submitted', content_hash: hash, payload: quiz },
    { ...sectionRead(), type: 'lesson_completed', payload: {} },
    sectionRead({ lesson_id: 'another-lesson' }),
  ];
  await phone.sync({ events });
  const rows = await server.db.query(
    'select lesson_id, completed, mastery_level from student_progress where student_id = $1 order by lesson_id',
    [phone.studentId],
  );
  expect(rows).toEqual([
    { lesson_id: 'another-lesson', completed: false, mastery_level: 'beginning' },
    { lesson_id: 'tiny-lesson', completed: true, mastery_level: 'mastered' },
  ]);
});
