import { afterAll, beforeAll, expect, test } from 'vitest';
import type { WireEvent, WireRow } from '../../domain/events.ts';
import { addRows, EMPTY_PROGRESS, FOLD_VERSION, type WireProgress } from '../../domain/progress.ts';
import { SESSION_URL } from '../../domain/session.ts';
import { SYNC_URL, type WireSyncResponse } from '../../domain/sync.ts';
import { fromWire, toWire } from '../../domain/wire.ts';
import { hashSecret } from '../accounts/secret-hash.ts';
import { newId, newSecret, post, problemAnswered, sectionRead, settingChanged } from '../test-client.ts';
import { buildLessons, createTestServer, TINY_LESSON } from '../test-context.ts';
import { openEmptyDatabase } from '../test-database.ts';
import type { Database } from './database.ts';
import { applyMigrations, migrate, readMigrations } from './migrate.ts';

let db: Database;
beforeAll(async () => {
  db = await openEmptyDatabase();
});
afterAll(() => db.close());

async function empty(): Promise<void> {
  await db.exec('drop schema public cascade; create schema public');
}

const migrations = await readMigrations();

test.each(migrations.map(({ name }, i) => ({ name, count: i + 1 })))(
  'a student whose work is in a database as of $name goes on with the newest schema',
  async ({ count }) => {
    await empty();
    await applyMigrations(db, migrations.slice(0, count));
    await fillTables();

    await migrate(db);

    const { app, clock } = await createTestServer({ overrides: { db } });
    const cookie = `akulearn=${TOKEN}`;
    const get = async (path: string) => (await app.request(path, { headers: { cookie } })).json();
    expect(await get(SESSION_URL)).toEqual({ student_id: STUDENT });
    const { lessons, days, settings } = toWire<WireProgress>(PROGRESS);
    expect(await get(`/api/v3/progress/${STUDENT}`)).toMatchObject({
      lessons: Object.entries(lessons).map(([lesson_id, lesson]) => ({ lesson_id, ...lesson })),
      days,
      settings,
    });

    const sync = async (events: WireEvent[]): Promise<WireSyncResponse> => {
      const request = { p: 1, device_id: DEVICE, user_id: STUDENT, now: clock.now, cursor: null, events };
      return (await post(app, SYNC_URL, request, cookie)).json();
    };
    const fresh = sectionRead();
    expect((await sync([fresh])).results).toEqual([{ id: fresh.id, s: 'ok', seq: EVENTS.length + 1 }]);
    const all = [...EVENTS, fresh];
    expect((await sync(all)).results).toEqual(all.map(({ id }, i) => ({ id, s: 'dup', seq: i + 1 })));

    const second = { device_id: newId(), device_secret: newSecret(), link_code: CODE };
    expect(await (await post(app, SESSION_URL, second)).json()).toEqual({ student_id: STUDENT });
  },
);

test('migrating again changes nothing', async () => {
  await empty();
  await migrate(db);
  const applied = () => db.query('select * from schema_migrations order by name');
  const before = await applied();
  await migrate(db);
  expect(before).not.toEqual([]);
  expect(await applied()).toEqual(before);
});

test('a migration that was changed after it ran is refused by name', async () => {
  const [first] = await db.query<{ name: string; checksum: string }>('select name, checksum from schema_migrations');
  await db.query(`update schema_migrations set checksum = 'other' where name = $1`, [first?.name]);
  await expect(migrate(db)).rejects.toThrow(`${first?.name} has changed since it ran`);
  await db.query('update schema_migrations set checksum = $2 where name = $1', [first?.name, first?.checksum]);
  await db.query(`insert into schema_migrations (name, checksum) values ('9999-gone.sql', '')`);
  await expect(migrate(db)).rejects.toThrow('9999-gone.sql ran on this database but is missing here');
  await db.query(`delete from schema_migrations where name = '9999-gone.sql'`);
});

test('the indexes have the names the platform lists', async () => {
  const rows = await db.query<{ indexname: string }>(`select indexname from pg_indexes where schemaname = 'public'`);
  const names = rows.map(({ indexname }) => indexname);
  expect(names).toEqual(
    expect.arrayContaining([
      'idx_students_email',
      'idx_students_created_at',
      'idx_lessons_subject',
      'idx_lessons_difficulty',
      'idx_progress_student',
      'idx_progress_lesson',
      'idx_progress_completed',
      'idx_analytics_student_time',
      'idx_analytics_event_type',
    ]),
  );
});

test('every foreign key has an index that begins with its columns', async () => {
  const bare = await db.query(
    `select conrelid::regclass::text as table_name, conname from pg_constraint
     where contype = 'f' and not exists (
       select from pg_index where indrelid = conrelid and indpred is null
         and (indkey::int2[])[0:cardinality(conkey) - 1] @> conkey)`,
  );
  expect(bare).toEqual([]);
});

const STUDENT = newId();
const DEVICE = newId();
const TOKEN = newSecret();
const CODE = 'ABCDEFGH';
const LESSON = await buildLessons([TINY_LESSON]);
const [LESSON_ENTRY] = LESSON.catalogue.lessons;
const HASH = LESSON_ENTRY?.content_hash ?? '';
const EVENTS: WireEvent[] = [sectionRead(), problemAnswered(HASH, 'a'), settingChanged('theme', 'dark')];
const ROWS: WireRow[] = EVENTS.map((event, i) => ({
  ...event,
  device_id: DEVICE,
  seq: i + 1,
  corrected_at: event.occurred_at,
  score: event.type === 'problem_answered' ? 1 : null,
}));
const PROGRESS = addRows(EMPTY_PROGRESS, ROWS.map(fromWire));

/** Rows for every table there ever was, with every column there ever was. */
function allRows(): Record<string, object[]> {
  const { lessons, ...state } = PROGRESS;
  const at = '2026-11-20T09:00:00Z';
  const expires_at = '2026-12-20T09:00:00Z';
  const student_id = STUDENT;
  const device_id = DEVICE;
  return {
    students: [
      {
        ...{ id: STUDENT, email: 'ada@school.ng', display_name: 'Ada', time_zone: 'Africa/Lagos', created_at: at },
        ...{ last_seq: ROWS.length, oldest_cursor: 0, last_offset: 1, state },
      },
    ],
    devices: [{ student_id, device_id, secret_hash: hashSecret(newSecret()), created_at: at, last_seen_at: at }],
    sessions: [{ token_hash: hashSecret(TOKEN), student_id, device_id, expires_at }],
    link_codes: [{ code_hash: hashSecret(CODE), student_id, expires_at }],
    lessons: LESSON.catalogue.lessons,
    lesson_versions: [
      { content_hash: HASH, lesson_id: TINY_LESSON.id, body: LESSON.bodies.get(HASH), published_at: at },
    ],
    skills: [{ id: 'adding', place: 1, name: 'Adding', needs: [] }],
    learning_events: ROWS.map((row) => ({
      ...{ ...row, student_id, received_at: at, awaits_content: false },
      occurred_at: new Date(row.occurred_at),
      corrected_at: new Date(row.corrected_at),
    })),
    student_progress: Object.entries(lessons).map(([lesson_id, lesson]) => ({
      ...{ student_id, lesson_id, state: lesson, completed: false, mastery_level: 'developing', updated_at: at },
    })),
    analytics_events: [
      { id: newId(), student_id, event_type: 'page_view', payload: {}, timestamp: at, received_at: at },
    ],
    outbox: [{ id: newId(), messages: [], created_at: at }],
    inbox: [{ consumer: 'tasks', message_id: newId(), received_at: at }],
    student_messages: [{ student_id, message_offset: 1, topic: 'progress', message: {} }],
    socket_tickets: [{ ticket_hash: hashSecret(newSecret()), student_id, expires_at }],
    notifications: [{ id: newId(), student_id, type: 'mastery_level_up', priority: 4, payload: {}, created_at: at }],
    daily_activity: [{ day: '2026-11-20', event_type: 'section_read', events: 1, active_seconds: 30 }],
    student_rewards: [{ student_id, seq: 0, total_points: 10, streak_days: 1, board_name: 'Amina' }],
    student_achievements: [{ student_id, achievement_id: 'first_mastery', earned_at: at, confirmed_at: at }],
    leaderboard_scores: [{ board: 'all_time', student_id, score: 10 }],
  };
}

/** Fills every table that exists. Throws when it has no rows for one. */
async function fillTables(): Promise<void> {
  await db.query('update server_state set fold_version = $1', [FOLD_VERSION]);
  const filled = new Set(['schema_migrations', 'server_state']);
  const tables = await findTables();
  for (const [table, rows] of Object.entries(allRows())) {
    if (!tables.includes(table)) continue;
    await db.query(`insert into ${table} select * from json_populate_recordset(null::${table}, $1)`, [
      JSON.stringify(rows),
    ]);
    filled.add(table);
  }
  const missing = tables.filter((table) => !filled.has(table));
  if (missing.length > 0) throw new Error(`This test has no rows for ${missing.join(', ')}`);
}

async function findTables(): Promise<string[]> {
  const rows = await db.query<{ name: string }>(
    `select relname::text as name from pg_class
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition`,
  );
  return rows.map(({ name }) => name);
}
