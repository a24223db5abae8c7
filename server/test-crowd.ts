import type { LessonProgress } from '../domain/progress.ts';
import type { Database } from './db/database.ts';

const STUDENTS = 2000;
const EVENTS_EACH = 500;
const STUDENTS_AT_ONCE = 200;
const MESSAGES_EACH = 100;

/**
 * Fills a database, inside itself, with a year's work of 2,000 students: 1,000,000 learning events, progress in 40 lessons each, three
 * devices each, 400,000 analytics events over 13 months, 3,000 lesson versions, 100 messages to each. Students who are there already are among them; their
 * logs must be empty. `end` is the time of the newest row.
 */
export async function fillWithCrowd(db: Database, end: Date): Promise<void> {
  await db.exec(FUNCTIONS);
  await db.query(
    `insert into students (id, created_at)
     select test_id(at), at from generate_series((select count(*) from students) + 1, $2::integer) as i,
       lateral (select $1::timestamptz - i * interval '1 hour' as at) as times`,
    [end, STUDENTS],
  );
  await db.query('update students set last_seq = $1', [EVENTS_EACH]);
  await db.query(
    `insert into lesson_versions
     select md5(i::text), 'lesson-' || i % 300, json_build_object('id', 'lesson-' || i % 300, 'text', repeat(md5(i::text), 60)), $1
     from generate_series(1, 3000) as i`,
    [end],
  );
  await db.query(
    'insert into devices select id, test_id($1), md5(i::text), $1, $1 from students, generate_series(1, 3) as i',
    [end],
  );
  await db.query(
    `insert into sessions
     select md5(device_id::text), student_id, device_id, $1::timestamptz + (random() * 90 - 5) * interval '1 day' from devices`,
    [end],
  );
  await db.query(
    `insert into link_codes
     select md5(id::text || i), id, $1::timestamptz + random() * interval '10 minutes' from students, generate_series(1, 2) as i`,
    [end],
  );
  await db.query(
    `insert into student_progress
     select id, 'lesson-' || i, $2, i % 3 = 0, 'developing', $1 from students, generate_series(1, 40) as i`,
    [end, JSON.stringify(LESSON_STATE)],
  );
  for (let offset = 0; offset < STUDENTS; offset += STUDENTS_AT_ONCE) {
    await db.query(LEARNING_EVENTS, [end, EVENTS_EACH, STUDENTS_AT_ONCE, offset]);
  }
  await db.query(
    `insert into analytics_events
     select test_id(at), student.id, (array['page_view', 'search', 'video_paused', 'lesson_opened'])[1 + floor(random() * 4)::integer], '{"on": "phone"}', at, at
     from students as student, generate_series(1, 200) as i,
       lateral (select $1::timestamptz - (i + random()) * interval '47 hours' as at where student.id is not null) as times`,
    [end],
  );
  await db.query(
    `insert into student_messages
     select id, i, 'progress', '{"type": "progress_update"}' from students, generate_series(1, $1::integer) as i`,
    [MESSAGES_EACH],
  );
  await db.query('update students set last_offset = $1', [MESSAGES_EACH]);
  await db.exec(`
    insert into student_rewards select id, 0, 500, 3, 'Student' from students;
    insert into student_achievements select id, achievement, now(), now()
    from students, unnest(array['first_mastery', 'explorer', 'night_owl']) as achievement`);
  await db.query(
    `insert into leaderboard_scores
     select board, id, floor(random() * 500)::integer from students, lateral (
       select 'all_time' as board union all
       select 'day:' || to_char($1::timestamptz - i * interval '1 day', 'YYYY-MM-DD') from generate_series(0, 90) as i
     ) as boards`,
    [end],
  );
  await db.exec('analyze');
}

const LESSON_STATE: LessonProgress = {
  startedAt: 1_790_000_000_000,
  lastActiveAt: 1_790_000_000_000,
  activeSeconds: 600,
  sections: ['adding', 'more', 'summary'],
  problems: Object.fromEntries(
    Array.from({ length: 8 }, (_, i) => [`p${i}`, { answered: 2, best: 1, hints: 0, first: null, solvedAt: 0 }]),
  ),
  quiz: { attempts: 0, best: null, rises: [], last: null },
  completedAt: null,
  note: null,
};

/** A UUIDv7 of a time. */
const FUNCTIONS = `
  create function test_id(at timestamptz) returns uuid volatile language sql as $$
    select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || substr(md5(random()::text), 1, 3)
      || '8' || substr(md5(random()::text), 1, 15))::uuid
  $$`;

/** Two of five are answers; one answer in 20 is an essay, one in 200 waits for content nobody has published. */
const LEARNING_EVENTS = `
  insert into learning_events (student_id, seq, id, device_id, device_seq, type, v, lesson_id, item_id, content_hash,
    payload, occurred_at, utc_offset, corrected_at, received_at, score, awaits_content)
  select student.id, i, test_id(at), student.id, i, case when answers then 'problem_answered' else 'section_read' end, 1,
    'lesson-' || i % 40, case when answers then 'p' || i % 8 end, md5(case when awaits then 'unknown' || i else (i % 3000)::text end),
    case
      when not answers then '{"section_id": "adding", "active_seconds": 30}'
      when i % 50 = 1 then jsonb_build_object('answer', jsonb_build_object('text', repeat('Dear Sir, ', 20), 'met', '[]'::jsonb), 'active_seconds', 600)
      else '{"answer": "a", "active_seconds": 20}'::jsonb
    end,
    at, 60, at, at, case when answers and not awaits then 1 end, awaits
  from (select id from students order by id limit $3 offset $4) as student,
    generate_series(1, $2) as i,
    lateral (select $1::timestamptz - ($2 - i + random()) * interval '17 hours' as at,
      i % 5 < 2 as answers, i % 500 = 1 as awaits where student.id is not null) as chosen`;
