import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { boardAt, TIMEFRAMES } from '../../domain/boards.ts';
import { localDate } from '../../domain/calendar.ts';
import { findStreak } from '../../domain/streak.ts';
import { fromWire } from '../../domain/wire.ts';
import { startConsumers } from '../consumers.ts';
import { compileLesson } from '../lessons/compiler/compile-lesson.ts';
import { readSources } from '../lessons/compiler/source/read-sources.ts';
import { publishLessons } from '../lessons/publish-lessons.ts';
import { openQueue } from '../queue/open-queue.ts';
import { relay } from '../queue/relay.ts';
import { rankBoard, replayRewards } from '../simulator/plain-rewards.ts';
import { readLibrary } from '../simulator/read-library.ts';
import { sendPlan } from '../simulator/send-plan.ts';
import { type SimulatedStudent, simulateStudent } from '../simulator/simulate-student.ts';
import { periodOf } from '../simulator/time.ts';
import { readRowsAfter } from '../sync/event-log.ts';
import { buildLessons, createTestServer } from '../test-context.ts';
import { DATABASE } from '../test-database.ts';
import { startRabbitmq } from '../test-services/rabbitmq.ts';
import { startRedis } from '../test-services/redis.ts';
import { readEarning } from './earning.ts';

const LONG = Boolean(process.env.LONG);
const [STUDENTS, DAYS] = LONG ? [300, 60] : [20, 30];
const LIMIT_MS = LONG ? 40 * 60_000 : 5 * 60_000;
vi.setConfig({ testTimeout: LIMIT_MS });
const UNTIL = '2026-11-24';
const NOW = Date.parse('2026-11-25T09:00:00Z');

type Server = Awaited<ReturnType<typeof createTestServer>>;

let server: Server;
let students: SimulatedStudent[];
let expected: Map<string, ReturnType<typeof replayRewards>>;
const open = new AsyncDisposableStack();
beforeAll(async () => {
  // The whole product: on PostgreSQL with RabbitMQ and Redis, or all of it embedded.
  const services = DATABASE === 'postgres' && {
    amqpUrl: open.use(await startRabbitmq()).url,
    redisUrl: open.use(await startRedis()).url,
  };
  server = await createTestServer({ config: { ...services } });
  server.clock.now = NOW;
  const { context, db } = server;
  open.defer(() => db.close());
  open.defer(() => context.boards.close());
  await publishLessons(context, await buildLessons(await compileLessons()));
  await vi.waitFor(() => context.boards.keepIndex(), { timeout: 30_000 });
  const queue = await openQueue(context);
  open.defer(() => queue.close());
  const stop = new AbortController();
  const relaying = relay(context, queue, stop.signal);
  open.defer(async () => {
    stop.abort();
    await relaying;
  });
  await startConsumers(context, queue);

  const fetch = (path: string, init: RequestInit) => server.app.request(path, init);
  const simulation = { seed: 7, library: await readLibrary(fetch), period: periodOf(UNTIL, DAYS) };
  students = Array.from({ length: STUDENTS }, (_, i) => simulateStudent(simulation, i + 1));
  const { results } = await sendPlan(students, { fetch, now: () => NOW, tell: () => {} });
  expect(results.rej).toBe(0);
  expected = await replayAll();
}, LIMIT_MS);
afterAll(() => open.disposeAsync());

/** A subject that can be mastered, and some of the others. */
async function compileLessons() {
  const { lessons } = await readSources('content');
  const taken = Map.groupBy(lessons, ({ subject }) => subject)
    .entries()
    .flatMap(([subject, of]) => of.slice(0, subject === 'chemistry' ? 5 : 2));
  const compiled = await Promise.all([...taken].map(compileLesson));
  return compiled.flatMap(({ compiled }) => compiled?.lesson ?? []);
}

async function replayAll(): Promise<Map<string, ReturnType<typeof replayRewards>>> {
  const catalogue = await server.db.query<{ id: string; subject: 'chemistry' }>('select id, subject from lessons');
  const replays = new Map<string, ReturnType<typeof replayRewards>>();
  for (const { id } of students) {
    const rows = (await readRowsAfter(server.db, id, 0, 100_000)).map(fromWire);
    const today = localDate(NOW, rows.at(-1)?.utcOffset ?? 0);
    replays.set(id, replayRewards(rows, catalogue, today));
  }
  return replays;
}

/** By student, of those on the boards. */
function expectedScores(board: string): Map<string, number> {
  const members = [...expected].filter(([, { boardName }]) => boardName !== null);
  return new Map(
    members.flatMap(([id, { boardScores }]) => {
      const score = boardScores[board];
      return score ? [[id, score] as const] : [];
    }),
  );
}

/** Some clocks lie by years, and what they date so is on boards that are history: older than 92 days. */
function isKept(board: string): boolean {
  const oldest = ['all_time', 'day:2026-08-25', 'week:2026-08-24', 'month:2026-08'];
  return oldest.some((one) => board.slice(0, 4) === one.slice(0, 4) && board >= one);
}

/** Polls, as the workers may not be done. What is there only grows, so that too much of something is found too. */
function eventually(check: () => Promise<void>): Promise<void> {
  return vi.waitFor(check, { timeout: LIMIT_MS / 2, interval: 500 });
}

test(`achievements and points of ${STUDENTS} students over ${DAYS} days are those of a plain replay`, async () => {
  const kept = async () => {
    const rows = await server.db.query<{ id: string; achievements: Record<string, number>; points: number }>(
      `select student_id as id, total_points as points, coalesce(
         (select json_object_agg(achievement_id, (extract(epoch from earned_at) * 1000)::bigint)
          from student_achievements where student_id = student_rewards.student_id), '{}') as achievements
       from student_rewards`,
    );
    return Object.fromEntries(rows.map(({ id, ...rest }) => [id, rest]));
  };
  const replayed = Object.fromEntries(
    [...expected].map(([id, { achievements, totalPoints }]) => [id, { achievements, points: totalPoints }]),
  );
  await eventually(async () => expect(await kept()).toEqual(replayed));
  const earned = [...expected.values()].flatMap(({ achievements }) => Object.keys(achievements));
  expect(new Set(earned).size).toBeGreaterThanOrEqual(LONG ? 9 : 6);
});

test('every student was told once of each achievement', async () => {
  const told = () =>
    server.db.query(
      `select student_id || ' ' || (payload ->> 'achievement_id') as one, count(*) from notifications
       where type = 'achievement' group by 1 order by 1`,
    );
  const once = [...expected]
    .flatMap(([id, { achievements }]) => Object.keys(achievements).map((one) => ({ one: `${id} ${one}`, count: 1 })))
    .sort((a, b) => (a.one < b.one ? -1 : 1));
  await eventually(async () => expect(await told()).toEqual(once));
});

test('every board has the points of a plain replay', async () => {
  const scores = async () => {
    const rows = await server.db.query<{ board: string; scores: Record<string, number> }>(
      'select board, json_object_agg(student_id, score) as scores from leaderboard_scores group by board',
    );
    return Object.fromEntries(rows.map(({ board, scores }) => [board, scores]));
  };
  const boards = new Set([...expected.values()].flatMap(({ boardScores }) => Object.keys(boardScores).filter(isKept)));
  const replayed = [...boards].flatMap((board) => {
    const of = expectedScores(board);
    return of.size > 0 ? [[board, Object.fromEntries(of)]] : [];
  });
  await eventually(async () => expect(await scores()).toEqual(Object.fromEntries(replayed)));
});

test(
  'everybody has the rank and the neighbours of a plain replay',
  async () => {
    const { boards } = server.context;
    const times = [NOW, Date.parse(`${UNTIL}T12:00:00Z`)];
    for (const board of new Set(times.flatMap((at) => TIMEFRAMES.map((timeframe) => boardAt(timeframe, at))))) {
      const scores = expectedScores(board);
      const ranks = rankBoard(scores);
      for (const { id } of students) {
        const rank = ranks.get(id) ?? null;
        const { members, own, top, neighbours } = await boards.view(board, id, 100);
        expect([members, own?.rank ?? null]).toEqual([scores.size, rank]);
        expect(top.map((row) => row.rank)).toEqual([...ranks.values()].sort((a, b) => a - b).slice(0, 100));
        expect(neighbours).toHaveLength(own ? Math.min(7, scores.size) : 0);
        for (const row of [...top, ...neighbours]) {
          expect([row.rank, row.score]).toEqual([ranks.get(row.studentId), scores.get(row.studentId)]);
        }
      }
    }
  },
  LIMIT_MS,
);

test('everybody has the streak of a plain replay', async () => {
  for (const { id } of students) {
    const { progress, utcOffset } = await readEarning(server.db, id);
    const { current, best } = findStreak(progress.days, localDate(NOW, utcOffset));
    const replayed = expected.get(id);
    expect([current.days, best.days]).toEqual([replayed?.currentStreak, replayed?.bestStreak]);
  }
});

test('names on the boards are those chosen last', async () => {
  const rows = await server.db.query<{ id: string; name: string | null }>(
    'select student_id as id, board_name as name from student_rewards',
  );
  expect(new Map(rows.map(({ id, name }) => [id, name]))).toEqual(
    new Map([...expected].map(([id, { boardName }]) => [id, boardName])),
  );
});
