import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type * as z from 'zod/mini';
import { BOARD_NAME_SETTING } from '../../../domain/boards.ts';
import { lessonSchema } from '../../../domain/lesson.schema.ts';
import { DIST_DIR, readConfig } from '../../config.ts';
import { createContext } from '../../context.ts';
import { openPostgresForUpkeep } from '../../db/postgres.ts';
import { countNextRewards } from '../../gamification/count-all-rewards.ts';
import { publishLessons, readBuiltLessons } from '../../lessons/publish-lessons.ts';
import { freePort } from '../../test-services/free-port.ts';
import { startPostgres } from '../../test-services/postgres.ts';
import { privateFolder } from '../../test-services/private-folder.ts';
import { startPrivateProcess } from '../../test-services/private-process.ts';
import { startRabbitmq } from '../../test-services/rabbitmq.ts';
import { startRedis } from '../../test-services/redis.ts';
import { cpuMs } from '../cpu-time.ts';
import { newId } from '../sample-events.ts';
import { fillStudents, sampleStudent } from '../sample-students.ts';
import type { Table } from '../table.ts';
import type { Load, Measured } from './generator.ts';
import {
  CASES,
  type Case,
  type Filled,
  type QuizAnswers,
  type QuizzedLesson,
  SYNC_EVENTS,
  SYNCS_PER_QUIZ,
} from './requests.ts';
import { findSteadyRate, isSteady, LONGEST_P99_MS } from './steady-rate.ts';

const STUDENTS = 2_000;
const EVENTS_EACH = 100;
const MIXED_WANTED = 1_000;
const READS_WANTED = 0.7;
/** As in production, unlike what tests use. */
const SETTINGS = { fsync: 'on', full_page_writes: 'on', synchronous_commit: 'on' };

/**
 * The highest steady rate of requests of one API process on a PostgreSQL of its own, beside a bare app that answers the same sizes
 * with one SELECT. Server, database and generator share this machine, so processor time a request is told too.
 */
export async function benchApi(): Promise<Table> {
  await using postgres = await startPostgres({ settings: SETTINGS });
  await using rabbitmq = await startRabbitmq();
  await using redis = await startRedis();
  const databaseUrl = await postgres.createDatabase();
  const filled = await fill(databaseUrl, redis.url);
  const env = { DATABASE_URL: databaseUrl, AMQP_URL: rabbitmq.url, REDIS_URL: redis.url };
  await using api = await startServer('../../main.ts', { ...env, ROLE: 'api' });
  await using worker = await startServer('../../main.ts', { ...env, ROLE: 'worker' });
  await fillOneSelect(databaseUrl, api.port, filled);
  await using peer = await startServer('./one-select.ts', { DATABASE_URL: databaseUrl });
  await using generator = await startGenerator(filled);

  const measure = async (server: typeof api, name: Case) => {
    const pids = { server, postgres, worker, queue: rabbitmq, redis };
    const cpuNow = () => Object.entries(pids).map(([part, { pid }]) => [part, cpuMs(pid)] as const);
    const used: Record<string, number> = {};
    let answered = 0;
    const steady = await findSteadyRate(async (rate, seconds) => {
      const before = new Map(cpuNow());
      const measured = await generator.run({ port: server.port, case: name, rate, seconds });
      for (const [part, ms] of cpuNow()) used[part] = (used[part] ?? 0) + ms - (before.get(part) ?? 0);
      answered += measured.answered;
      return measured;
    });
    const msEach = Object.fromEntries(Object.entries(used).map(([part, ms]) => [part, ms / answered]));
    return { ...steady, msEach };
  };
  const progress = { api: await measure(api, 'progress'), peer: await measure(peer, 'progress') };
  const lessons = { api: await measure(api, 'lessons'), peer: await measure(peer, 'lessons') };
  const leaderboard = await measure(api, 'leaderboard');
  const sync = await measure(api, 'sync');
  const mixed = await measure(api, 'mixed');

  const counts = Object.entries(countKinds(CASES.mixed)).map(([kind, count]) => `${count} ${kind}`);
  const settings = Object.entries(SETTINGS).map(([name, value]) => `${name}=${value}`);
  return {
    title:
      `One API process and one worker, with RabbitMQ and Redis: ${STUDENTS} students, ${EVENTS_EACH} events each, all on the boards; PostgreSQL with ` +
      `${settings.join(', ')}, its data in the temporary folder. Mixed: of ten requests ${counts.join(', ')}; a sync sends ${SYNC_EVENTS} new events, of ${SYNCS_PER_QUIZ} one with a quiz.`,
    rows: [
      row('mixed', mixed, `>= ${MIXED_WANTED}/s ${reached(isSteady(mixed) && mixed.rate >= MIXED_WANTED)}`),
      row('sync', sync),
      row('leaderboard', leaderboard),
      row('progress', progress.api, readsWanted(progress)),
      row('progress, one SELECT', progress.peer),
      row('lesson', lessons.api, readsWanted(lessons)),
      row('lesson, one SELECT', lessons.peer),
    ],
  };
}

type WithCpu = Measured & { msEach: Record<string, number> };

function row(what: string, measured: WithCpu, wanted = '') {
  return {
    what,
    [`requests/s with P99 < ${LONGEST_P99_MS} ms`]: isSteady(measured)
      ? Math.round(measured.rate)
      : `${Math.round(measured.rate)} NOT steady`,
    'P50 ms': measured.p50.toFixed(1),
    'P99 ms': measured.p99.toFixed(1),
    errors: measured.errors,
    wanted,
    'CPU ms a request': Object.entries(measured.msEach)
      .map(([part, ms]) => `${part} ${ms.toFixed(2)}`)
      .join(', '),
    'generator: CPU share': measured.ownShare.toFixed(2),
    'its P99 delay ms': measured.ownDelay.toFixed(1),
  };
}

function readsWanted({ api, peer }: { api: WithCpu; peer: WithCpu }): string {
  const ratio = api.rate / peer.rate;
  return `>= ${READS_WANTED} of one SELECT: ${ratio.toFixed(2)} ${reached(isSteady(api) && ratio >= READS_WANTED)}`;
}

function reached(is: boolean): string {
  return is ? 'reached' : 'NOT reached';
}

function countKinds(kinds: string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const kind of kinds.split(' ')) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

/** Fills the database and the index of the boards as the product would have, had the students used it. */
async function fill(databaseUrl: string, redisUrl: string): Promise<Filled> {
  const config = readConfig({ ...process.env, DATABASE_URL: databaseUrl, REDIS_URL: redisUrl, LOG_LEVEL: 'silent' });
  const context = await createContext(config);
  const { db, cache, boards } = context;
  try {
    const built = await readBuiltLessons(DIST_DIR);
    const lessons = built.catalogue.lessons.map(({ id, content_hash }): QuizzedLesson => {
      return {
        id,
        content_hash,
        quiz: rightAnswers(lessonSchema.parse(JSON.parse(built.bodies.get(content_hash) ?? ''))),
      };
    });
    await fillStudents(db, lessons, { students: STUDENTS, eventsEach: EVENTS_EACH });
    await publishLessons(context, built);
    const name = JSON.stringify({ at: Date.now(), id: newId(), value: 'Sample Student' });
    await db.query(`update students set state = jsonb_set(state, '{settings,${BOARD_NAME_SETTING}}', $1)`, [name]);
    for (let last = await countNextRewards(context, null); last !== null; )
      last = await countNextRewards(context, last);
    await db.exec('delete from outbox');
    await db.exec('vacuum analyze');
    await boards.keepIndex();
    const [state] = await db.query<{ epoch: string }>('select epoch from server_state');
    return { students: STUDENTS, eventsEach: EVENTS_EACH, epoch: state?.epoch ?? '', lessons };
  } finally {
    await Promise.all([cache.close(), boards.close()]);
    await db.close();
  }
}

/** Answers to the questions of one choice. */
function rightAnswers({ quiz }: z.infer<typeof lessonSchema>): QuizAnswers {
  return quiz.flatMap(({ type, id, ...question }) =>
    type === 'single' && 'answer' in question ? [{ item_id: id, answer: String(question.answer) }] : [],
  );
}

/** Gives the peer, for one SELECT each, what the API answers. */
async function fillOneSelect(databaseUrl: string, apiPort: number, { lessons }: Filled): Promise<void> {
  const { id, cookie } = sampleStudent(1);
  const url = `http://127.0.0.1:${apiPort}/api/v3`;
  const progress = await (await fetch(`${url}/progress/${id}`, { headers: { cookie } })).text();
  const db = openPostgresForUpkeep(databaseUrl);
  try {
    await db.exec(`
      create table one_select_progress (id uuid primary key, answer jsonb not null);
      create table one_select_lessons (id text primary key, body json not null)`);
    await db.query('insert into one_select_progress select id, $1 from students', [progress]);
    await db.query(
      `insert into one_select_lessons select id, body from lessons join lesson_versions using (content_hash)
       where id = any($1::text[])`,
      [lessons.map((lesson) => lesson.id)],
    );
    await db.exec('vacuum analyze one_select_progress, one_select_lessons');
  } finally {
    await db.close();
  }
}

/** A server of a process of its own; its log goes into a temporary file. */
async function startServer(file: string, env: Record<string, string>) {
  const port = await freePort();
  const server = await startPrivateProcess({
    command: process.execPath,
    args: [fileURLToPath(new URL(file, import.meta.url))],
    env: { ...env, PORT: String(port) },
    stopSignal: 'SIGTERM',
    isReady: () =>
      fetch(`http://127.0.0.1:${port}/readyz`).then(
        () => true,
        () => false,
      ),
    startLimitMs: 60_000,
    folder: await privateFolder('bench-api'),
  });
  return Object.assign(server, { port });
}

async function startGenerator(filled: Filled) {
  const child = fork(new URL('./generator.ts', import.meta.url), { serialization: 'advanced' });
  child.send(filled);
  return {
    run: async (load: Load): Promise<Measured> => {
      const answered = once(child, 'message');
      child.send(load);
      const [measured] = await answered;
      return measured;
    },
    async [Symbol.asyncDispose]() {
      const exit = once(child, 'exit');
      child.disconnect();
      await exit;
    },
  };
}
