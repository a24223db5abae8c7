import { expect, test } from '@playwright/test';
import { createRestStudent } from './support/rest-student.ts';
import { startServer } from './support/server.ts';
import { generateEvents } from './support/study-log.ts';

const EVENTS = 5000;
const BATCH = 100;
const KILL_AT_BATCH = 23;

/**
 * Progress computed from the log by plain SQL, by another hand than the product's fold. `occurred_at` and `corrected_at` are
 * what the log holds; study time is clipped at 900 seconds an event.
 */
const REPLAY = `
  with log as (
    select *, round(extract(epoch from corrected_at) * 1000)::bigint as at from learning_events where student_id = $1
  ), problems as (
    select lesson_id, item_id,
      count(*) filter (where type = 'problem_answered')::int as answered,
      count(*) filter (where type = 'hint_used')::int as hints,
      max(score) as best,
      (array_agg(score order by at, id) filter (where type = 'problem_answered'))[1] as first
    from log where item_id is not null group by lesson_id, item_id
  )
  select lesson_id,
    min(at)::float8 as started_at, max(at)::float8 as last_active_at,
    (min(at) filter (where type = 'lesson_completed'))::float8 as completed_at,
    sum(least(coalesce((payload ->> 'active_seconds')::int, 0), 900))::int as active_seconds,
    (select coalesce(array_agg(distinct s.payload ->> 'section_id' order by s.payload ->> 'section_id'), '{}')
      from log s where s.lesson_id = log.lesson_id and s.type = 'section_read') as sections,
    count(*) filter (where type = 'quiz_submitted')::int as attempts,
    max(score) filter (where type = 'quiz_submitted') as best,
    (array_agg(score order by at desc, id desc) filter (where type = 'quiz_submitted'))[1] as last,
    (select jsonb_object_agg(item_id, jsonb_build_object(
        'answered', answered, 'hints', hints, 'best', best, 'first', first))
      from problems p where p.lesson_id = log.lesson_id) as problems
  from log group by lesson_id order by lesson_id`;

const STORED = `
  select lesson_id,
    (state ->> 'startedAt')::float8 as started_at, (state ->> 'lastActiveAt')::float8 as last_active_at,
    (state ->> 'completedAt')::float8 as completed_at, (state ->> 'activeSeconds')::int as active_seconds,
    array(select jsonb_array_elements_text(state -> 'sections')) as sections,
    (state #>> '{quiz,attempts}')::int as attempts, (state #>> '{quiz,best}')::float8 as best,
    (state #>> '{quiz,last,score}')::float8 as last,
    (select jsonb_object_agg(key, jsonb_build_object('answered', value -> 'answered', 'hints', value -> 'hints',
        'best', value -> 'best', 'first', value -> 'first' -> 'score'))
      from jsonb_each(state -> 'problems')) as problems
  from student_progress where student_id = $1 order by lesson_id`;

test('fault 37: 5,000 events survive kill -9 of the server in the middle, each once', async () => {
  await using server = await startServer();
  const student = await createRestStudent(server.url);
  const events = generateEvents(await student.lessons(), EVENTS, Date.now(), 7);
  const batches = Array.from({ length: EVENTS / BATCH }, (_, i) => events.slice(i * BATCH, (i + 1) * BATCH));
  const wire = (batch: typeof events) => batch.map((event) => event.wire);

  for (const batch of batches.slice(0, KILL_AT_BATCH)) expect((await student.sync(wire(batch))).status).toBe(200);
  const cutOff = student.sync(wire(batches[KILL_AT_BATCH] ?? [])).catch((error: Error) => error);
  await server.kill();
  await cutOff;
  await server.restart();

  // As a phone does after an unclean stop changed the epoch: everything it still holds goes out again.
  const results: string[] = [];
  for (const batch of batches) {
    const response = await student.sync(wire(batch));
    expect(response.status).toBe(200);
    results.push(...(await response.json()).results.map(({ s }: { s: string }) => s));
  }
  expect(results).toHaveLength(EVENTS);
  expect(results).not.toContain('rej');
  expect(results.slice(0, KILL_AT_BATCH * BATCH).filter((result) => result === 'dup').length).toBeGreaterThan(0);

  const rows = await server.query<{ id: string; score: number | null }>(
    'select id, score from learning_events where student_id = $1 order by id',
    [student.studentId],
  );
  const expected = events.map(({ wire: { id }, score }) => ({ id, score })).sort((a, b) => (a.id < b.id ? -1 : 1));
  expect(rows.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
  rows.forEach(({ score }, i) => {
    const known = expected[i]?.score ?? null;
    if (known === null) expect(score).toBeNull();
    else expect(score).toBeCloseTo(known, 12);
  });
  const replayed = await server.query(REPLAY, [student.studentId]);
  expect(await server.query(STORED, [student.studentId])).toEqual(replayed);
});
