import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { DIST_DIR } from '../../config.ts';
import { openPostgresForUpkeep } from '../../db/postgres.ts';
import { readBuiltLessons } from '../../lessons/publish-lessons.ts';
import { freePort } from '../../test-services/free-port.ts';
import { startPostgres } from '../../test-services/postgres.ts';
import { privateFolder } from '../../test-services/private-folder.ts';
import { startPrivateProcess } from '../../test-services/private-process.ts';
import { cpuMs } from '../cpu-time.ts';
import { fillStudents, sampleStudent } from '../sample-students.ts';
import type { Table } from '../table.ts';
import type { Load, Measured } from './generator.ts';
import { CASES, type Case, type Filled, SYNC_EVENTS } from './requests.ts';
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
  const databaseUrl = await postgres.createDatabase();
  const filled = await fill(databaseUrl);
  await using api = await startServer('../../main.ts', { DATABASE_URL: databaseUrl, ROLE: 'api' });
  await fillOneSelect(databaseUrl, api.port, filled);
  await using peer = await startServer('./one-select.ts', { DATABASE_URL: databaseUrl });
  await using generator = await startGenerator(filled);

  const measure = async (server: typeof api, name: Case) => {
    const used = { server: 0, postgres: 0, answered: 0 };
    const steady = await findSteadyRate(async (rate, seconds) => {
      const before = { server: cpuMs(server.pid), postgres: cpuMs(postgres.pid) };
      const measured = await generator.run({ port: server.port, case: name, rate, seconds });
      used.server += cpuMs(server.pid) - before.server;
      used.postgres += cpuMs(postgres.pid) - before.postgres;
      used.answered += measured.answered;
      return measured;
    });
    return { ...steady, serverMs: used.server / used.answered, postgresMs: used.postgres / used.answered };
  };
  const progress = { api: await measure(api, 'progress'), peer: await measure(peer, 'progress') };
  const lessons = { api: await measure(api, 'lessons'), peer: await measure(peer, 'lessons') };
  const sync = await measure(api, 'sync');
  const mixed = await measure(api, 'mixed');

  const counts = Object.entries(countKinds(CASES.mixed)).map(([kind, count]) => `${count} ${kind}`);
  const settings = Object.entries(SETTINGS).map(([name, value]) => `${name}=${value}`);
  return {
    title:
      `One API process: ${STUDENTS} students, ${EVENTS_EACH} events each; PostgreSQL with ${settings.join(', ')}, its data in the ` +
      `temporary folder. Mixed: of ten requests ${counts.join(', ')}; a sync sends ${SYNC_EVENTS} new events.`,
    rows: [
      row('mixed', mixed, `>= ${MIXED_WANTED}/s ${reached(isSteady(mixed) && mixed.rate >= MIXED_WANTED)}`),
      row('sync', sync),
      row('progress', progress.api, readsWanted(progress)),
      row('progress, one SELECT', progress.peer),
      row('lesson', lessons.api, readsWanted(lessons)),
      row('lesson, one SELECT', lessons.peer),
    ],
  };
}

type WithCpu = Measured & { serverMs: number; postgresMs: number };

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
    'CPU ms a request': measured.serverMs.toFixed(2),
    'of PostgreSQL': measured.postgresMs.toFixed(2),
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

async function fill(databaseUrl: string): Promise<Filled> {
  const { catalogue } = await readBuiltLessons(DIST_DIR);
  const lessons = catalogue.lessons.map(({ id, content_hash }) => ({ id, content_hash }));
  const db = openPostgresForUpkeep(databaseUrl);
  try {
    await fillStudents(db, lessons, { students: STUDENTS, eventsEach: EVENTS_EACH });
    const [state] = await db.query<{ epoch: string }>('select epoch from server_state');
    return { students: STUDENTS, eventsEach: EVENTS_EACH, epoch: state?.epoch ?? '', lessons };
  } finally {
    await db.close();
  }
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
