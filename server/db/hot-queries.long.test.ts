import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { LINK_CODE_URL, SESSION_URL } from '../../domain/session.ts';
import type { Cursor } from '../../domain/sync.ts';
import { printTable } from '../bench/table.ts';
import { keysLike } from '../cache/pattern.ts';
import { countRewards } from '../gamification/count-rewards.ts';
import { gradeWaiting } from '../lessons/grade-waiting.ts';
import { findRowsAwaiting, saveScores } from '../sync/event-log.ts';
import { newId, newSecret, type Phone, post, problemAnswered, sectionRead, signIn } from '../test-client.ts';
import { createTestServer } from '../test-context.ts';
import { fillWithCrowd } from '../test-crowd.ts';
import { type ExecutedPlan, explainStatements, type PlanMode } from '../test-plan.ts';
import { createDatabase } from '../test-services/create-database.ts';
import type { Statement } from '../test-statements.ts';
import type { Database } from './database.ts';
import { keepPartitions } from './keep-partitions.ts';
import { migrate } from './migrate.ts';
import { openPostgresForUpkeep } from './postgres.ts';

/** Tables that do not grow with the number of students. */
const SMALL = ['lesson_versions', 'lessons', 'server_state', 'skills'];

let db: Database;
let server: Awaited<ReturnType<typeof createTestServer>>;
let mode: PlanMode | null = null;
let explained: { statement: Statement; plan: ExecutedPlan }[] = [];
/** Its student is one of the crowd. */
let phone: Phone;
/** Where the phone stands, and where it stood 20 events before. */
let cursor: Cursor | null;
let before: Cursor | null;
beforeAll(async () => {
  db = openPostgresForUpkeep(await createDatabase(inject('postgresUrl') ?? ''));
  await migrate(db);
  const explaining = explainStatements(
    db,
    () => mode,
    (statement, plan) => explained.push({ statement, plan }),
  );
  server = await createTestServer({ overrides: { db: explaining } });
  await keepPartitions(server.context);
  phone = await signIn(server);
  await fillWithCrowd(db, new Date(server.clock.now));
  const [events] = await db.query<{ n: number }>('select count(*) as n from learning_events');
  expect(events?.n).toBe(1_000_000);
  before = (await phone.sync({})).cursor;
  await phone.sync({ events: [essay, ...events20()] });
  cursor = (await phone.sync({})).cursor;
}, 600_000);
afterAll(() => db.close());

const essay = {
  ...problemAnswered('0'.repeat(32), ''),
  payload: { answer: { text: 'Dear Sir', met: [] }, active_seconds: 9 },
};

function events20() {
  return Array.from({ length: 20 }, (_, i) => ({ ...sectionRead(), lesson_id: `lesson-${i}` }));
}

async function get(path: string): Promise<void> {
  const { status } = await server.app.request(path, { headers: { cookie: phone.cookie } });
  expect(status).toBe(200);
}

interface Request {
  request: string;
  ask(): Promise<unknown>;
  uses: string[];
  mayUse?: string[];
  /** How many of one table are read. */
  partitions?: number;
}

/** The indexes by which a student's progress, rewards and boards are found. */
const READ_FOR_REWARDS = [
  ...['idx_leaderboard_student', 'idx_progress_student', 'learning_events_student_id_seq_key'],
  ...['student_achievements_pkey', 'student_rewards_pkey'],
];

/** What the server is asked, and the indexes by which it answers. */
const requests: Request[] = [
  { request: 'who am I', ask: () => get(SESSION_URL), uses: ['sessions_pkey'] },
  {
    request: 'sync, 20 new events',
    ask: async () => {
      cursor = (await phone.sync({ cursor, events: events20() })).cursor;
    },
    uses: [
      ...['learning_events_pkey', 'sessions_pkey', 'student_messages_pkey'],
      ...['student_progress_pkey', 'students_pkey', ...READ_FOR_REWARDS],
    ],
    // A few versions are at hand as fast without; and what rewards there are to write differs.
    mayUse: ['lesson_versions_pkey', 'leaderboard_scores_pkey'],
  },
  {
    request: 'sync, a resend',
    ask: () => phone.sync({ cursor, events: [essay] }),
    uses: ['learning_events_pkey', 'lesson_versions_pkey', 'sessions_pkey', 'students_pkey', ...READ_FOR_REWARDS],
  },
  {
    request: 'sync, changes',
    ask: () => phone.sync({ cursor: before }),
    uses: ['learning_events_student_id_seq_key', 'sessions_pkey', 'students_pkey'],
  },
  {
    request: 'sync, a new phone',
    ask: () => phone.sync({}),
    uses: ['idx_progress_student', 'sessions_pkey', 'students_pkey'],
  },
  {
    request: 'progress',
    ask: async () => {
      // As if nobody had read it before.
      await server.context.cache.deleteMatching(keysLike`user:*`);
      await get(`/api/v3/progress/${phone.studentId}`);
    },
    uses: ['idx_progress_student', 'sessions_pkey', 'students_pkey'],
  },
  {
    request: 'achievements',
    ask: () => get(`/api/v3/gamification/achievements/${phone.studentId}`),
    uses: [
      ...['idx_progress_student', 'learning_events_student_id_seq_key', 'sessions_pkey'],
      ...['student_achievements_pkey', 'students_pkey'],
    ],
  },
  {
    request: 'leaderboard',
    ask: () => get('/api/v3/gamification/leaderboard?timeframe=all_time'),
    uses: ['idx_leaderboard_ranks', 'leaderboard_scores_pkey', 'sessions_pkey', 'student_rewards_pkey'],
  },
  {
    request: 'rewards counted',
    ask: () => countRewards(server.context, phone.studentId, { again: true }),
    uses: ['students_pkey', ...READ_FOR_REWARDS],
    // The first time there is something to write.
    mayUse: ['idx_leaderboard_ranks', 'leaderboard_scores_pkey', 'student_messages_pkey'],
  },
  {
    request: 'essay',
    ask: () => get(`/api/v3/progress/essays/${essay.lesson_id}/${essay.item_id}`),
    uses: ['idx_events_essays', 'sessions_pkey'],
  },
  {
    request: 'lesson',
    ask: () => get('/api/v3/lessons/tiny-lesson'),
    uses: [],
    // The catalogue is a page or two; a body is asked for once a process.
    mayUse: ['lesson_versions_pkey'],
  },
  {
    request: 'session renewed',
    ask: async () => {
      const { studentId: student_id, deviceId: device_id, deviceSecret: device_secret } = phone;
      await post(server.app, SESSION_URL, { student_id, device_id, device_secret }, phone.cookie);
    },
    uses: ['devices_pkey', 'idx_sessions_device', 'sessions_pkey'],
  },
  {
    request: 'second browser',
    ask: async () => {
      const made = await post(server.app, LINK_CODE_URL, {}, phone.cookie);
      const { code: link_code } = await made.json();
      await post(server.app, SESSION_URL, { device_id: newId(), device_secret: newSecret(), link_code });
    },
    uses: ['devices_pkey', 'idx_link_codes_expires_at', 'idx_sessions_device', 'link_codes_pkey', 'sessions_pkey'],
  },
  {
    request: 'answers that wait',
    ask: async () => {
      // One at a time, so that there is another for the other kind of plan.
      const [row] = await findRowsAwaiting(server.db, phone.studentId);
      await saveScores(server.db, phone.studentId, row ? [{ id: row.id, score: 1 }] : []);
    },
    uses: ['idx_events_awaiting_student', 'learning_events_pkey'],
  },
  {
    request: 'who waits for content',
    ask: () => gradeWaiting(server.context),
    uses: [],
    mayUse: ['idx_events_awaiting_content', 'idx_events_awaiting_student', 'lesson_versions_pkey'],
    partitions: 8,
  },
  {
    request: 'analytics of a student',
    ask: () =>
      server.db.query(
        'select event_type from analytics_events where student_id = $1 and timestamp >= $2 and timestamp < $3',
        [phone.studentId, ...WEEK],
      ),
    uses: ['idx_analytics_student_time'],
  },
  {
    request: 'analytics of a type',
    ask: () =>
      server.db.query(
        'select student_id from analytics_events where event_type = $1 and timestamp >= $2 and timestamp < $3',
        ['search', ...WEEK],
      ),
    uses: ['idx_analytics_event_type'],
  },
];
const WEEK = [new Date('2026-09-07T00:00:00Z'), new Date('2026-09-14T00:00:00Z')];

const MODES: PlanMode[] = ['force_generic_plan', 'force_custom_plan'];
const measured: Record<string, string | number>[] = [];
afterAll(() => printTable(measured));

test.each(requests.flatMap((request) => MODES.map((planMode) => ({ ...request, planMode }))))(
  '$request: answered by indexes and from one partition, $planMode',
  async ({ request, ask, uses, mayUse = [], partitions = 1, planMode }) => {
    explained = [];
    mode = planMode;
    await ask();
    mode = null;
    measured.push(...explained.map(({ statement, plan }) => row(request, statement, planMode, plan)));
    const plans = explained.map(({ plan }) => plan);

    expect(plans.flatMap(({ readThrough }) => readThrough).filter((table) => !SMALL.includes(table))).toEqual([]);
    const used = new Set(plans.flatMap(({ indexes }) => indexes));
    expect([...used.difference(new Set(mayUse))].sort()).toEqual(uses.toSorted());
    expect(Math.max(...plans.flatMap((plan) => [0, ...plan.partitions.values()]))).toBeLessThanOrEqual(partitions);
  },
);

function row(request: string, { sql }: Statement, planMode: PlanMode, plan: ExecutedPlan) {
  return {
    request,
    query: `${sql.replace(/\s+/g, ' ').slice(0, 60)}…`,
    plan: planMode === 'force_generic_plan' ? 'generic' : 'custom',
    index: plan.indexes.join(', '),
    partitions: [...plan.partitions].map(([table, count]) => `${count} of ${table}`).join(', '),
    rows: plan.rows,
    buffers: plan.buffers,
    ms: plan.ms.toFixed(2),
  };
}
