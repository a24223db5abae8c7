import { pino } from 'pino';
import { SYNC_URL } from '../../domain/sync.ts';
import { createApp } from '../app.ts';
import { DIST_DIR, readConfig } from '../config.ts';
import { createContext } from '../context.ts';
import { openPostgres, openPostgresForUpkeep } from '../db/postgres.ts';
import { publishLessons, readBuiltLessons } from '../lessons/publish-lessons.ts';
import { type PostgresServer, startPostgres } from '../test-services/postgres.ts';
import { median } from './load/quantile.ts';
import { pairedRatio, printInterval, shuffled } from './paired-rounds.ts';
import { sampleEvents } from './sample-events.ts';
import { fillStudents, sampleStudent } from './sample-students.ts';
import type { Table } from './table.ts';

const STORED = [10_000, 100_000, 1_000_000];
const EVENTS_EACH = 100;
const BATCH = 10;
const ROUNDS = 300;
const WARM_UP = 30;

/**
 * What a sync costs where few and where many events are stored, on PostgreSQL. More events are those of more students. Each round syncs
 * one batch of some student on each size, in random order, so that a drifting machine meets all alike; a ratio is the median of
 * those of the rounds. The smallest grows by a third meanwhile.
 */
export async function benchGrowth(): Promise<Table> {
  await using postgres = await startPostgres({ settings: { fsync: 'on', full_page_writes: 'on' } });
  await using begun = new AsyncDisposableStack();
  const sizes = [];
  for (const stored of STORED) {
    const school = await openSchool(postgres, stored / EVENTS_EACH);
    begun.defer(school.close);
    sizes.push({ stored, microseconds: [] as number[], sync: school.sync });
  }
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    for (const { sync, microseconds } of shuffled(sizes)) {
      const ms = await sync();
      if (round >= WARM_UP) microseconds.push((ms * 1000) / BATCH);
    }
  }
  const base = sizes[0]?.microseconds ?? [];
  return {
    title:
      `A sync of ${BATCH} events, ${ROUNDS} rounds, ${EVENTS_EACH} events stored of each student; PostgreSQL with fsync=on, ` +
      'synchronous_commit=on, full_page_writes=on',
    rows: sizes.map(({ stored, microseconds }) => ({
      'events stored': stored,
      'median µs an event': Math.round(median(microseconds)),
      'mean µs an event': Math.round(microseconds.reduce((sum, value) => sum + value, 0) / microseconds.length),
      [`ratio to ${STORED[0]}, 95 % interval`]: printInterval(pairedRatio(microseconds, base)),
    })),
  };
}

/** A database filled with students, and a phone of a random one of them that syncs and tells the milliseconds it took. */
async function openSchool(postgres: PostgresServer, students: number) {
  const url = await postgres.createDatabase();
  const built = await readBuiltLessons(DIST_DIR);
  const lessons = built.catalogue.lessons.map(({ id, content_hash }) => ({ id, content_hash }));
  const upkeep = openPostgresForUpkeep(url);
  try {
    await fillStudents(upkeep, lessons, { students, eventsEach: EVENTS_EACH });
  } finally {
    await upkeep.close();
  }
  const db = openPostgres(url, (error) => {
    throw error;
  });
  const context = await createContext(readConfig({ DATABASE_URL: url }), {
    db,
    log: pino({ level: 'silent' }),
    files: new Map(),
  });
  await publishLessons(context, built);
  const [state] = await db.query<{ epoch: string }>('select epoch from server_state');
  const app = createApp(context);
  const positions = new Map<number, number>();
  return {
    close: () => db.close(),
    sync: async (): Promise<number> => {
      const number = 1 + Math.floor(Math.random() * students);
      const seq = positions.get(number) ?? EVENTS_EACH;
      positions.set(number, seq + BATCH);
      const { id, deviceId, cookie } = sampleStudent(number);
      const now = Date.now();
      const events = sampleEvents(lessons, seq, BATCH, now);
      const body = { p: 1, device_id: deviceId, user_id: id, now, cursor: { epoch: state?.epoch, seq }, events };
      const request = {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', cookie },
        body: JSON.stringify(body),
      };
      const start = performance.now();
      const answer = await app.request(SYNC_URL, request);
      const { cursor } = await answer.json();
      const ms = performance.now() - start;
      if (cursor?.seq !== seq + BATCH)
        throw new Error(`${answer.status}: the phone stands at ${cursor?.seq}, not ${seq + BATCH}`);
      return ms;
    },
  };
}
