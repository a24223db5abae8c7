import { randomInt } from 'node:crypto';
import { Redis } from 'ioredis';
import { pino } from 'pino';
import type { Database } from '../db/database.ts';
import { migrate } from '../db/migrate.ts';
import { openPostgres } from '../db/postgres.ts';
import type { Boards } from '../gamification/boards/boards.ts';
import { openRedisBoards } from '../gamification/boards/redis-boards.ts';
import { keyOf } from '../gamification/boards/redis-scripts.ts';
import { createSqlBoards } from '../gamification/boards/sql-boards.ts';
import type { PostgresServer } from '../test-services/postgres.ts';
import type { RedisServer } from '../test-services/redis.ts';
import { sampleStudent } from './sample-students.ts';

export const BOARD = 'all_time';
/** Many share a score, as on a real board. */
const SCORES = 20_011;

/** A board of many members, in a database of its own and in a Redis database of its own. */
export interface SampleBoard extends AsyncDisposable {
  members: number;
  db: Database;
  /** As the product has them with Redis. */
  boards: Boards;
  sql: Boards;
  redis: Redis;
  /** A sorted set of the same members for raw commands. */
  rawKey: string;
  builtMs: number;
  anyStudent(): string;
  anyScore(): number;
  /** Builds the index anew where it was lost, and resolves with whether it was there. */
  keepWhole(): Promise<boolean>;
}

export async function openSampleBoard(
  postgres: PostgresServer,
  server: RedisServer,
  { members, place }: { members: number; place: number },
): Promise<SampleBoard> {
  await using begun = new AsyncDisposableStack();
  const db = openPostgres(await postgres.createDatabase(), (error) => {
    throw error;
  });
  begun.defer(() => db.close());
  const url = `${server.url}/${place}`;
  const redis = begun.adopt(new Redis(url), (opened) => opened.disconnect());
  const boards = openRedisBoards({ url, db, clock: Date.now, log: pino({ level: 'silent' }) });
  begun.defer(() => boards.close());
  await migrate(db);
  await fill(db, members);
  const began = performance.now();
  await boards.keepIndex();
  const builtMs = performance.now() - began;
  const rawKey = 'raw';
  await redis.zunionstore(rawKey, 1, keyOf(BOARD));
  const all = begun.move();
  return {
    ...{ members, db, boards, sql: createSqlBoards(db), redis, rawKey, builtMs },
    anyStudent: () => sampleStudent(1 + randomInt(members)).id,
    anyScore: () => randomInt(SCORES),
    async keepWhole() {
      const [state] = await db.query<{ whole: boolean }>(
        'select boards_generation = boards_built as whole from server_state',
      );
      if (!state?.whole) await boards.keepIndex();
      return state?.whole === true;
    },
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}

/** A million in one statement each takes longer than the product waits for one. */
const ROWS_AT_ONCE = 100_000;

async function fill(db: Database, members: number): Promise<void> {
  const prefix = sampleStudent(0).id.slice(0, -12);
  for (let first = 1; first <= members; first += ROWS_AT_ONCE) {
    const numbers = [first, Math.min(members, first + ROWS_AT_ONCE - 1)];
    await db.query(
      `with made as (
         select n, ('${prefix}' || lpad(to_hex(n), 12, '0'))::uuid as id from generate_series($1::integer, $2::integer) as n
       ), students as (
         insert into students (id, created_at) select id, now() from made
       ), rewards as (
         insert into student_rewards (student_id, seq, total_points, streak_days, board_name)
         select id, 0, 0, 0, 'Student ' || n from made
       )
       insert into leaderboard_scores (board, student_id, score)
       select '${BOARD}', id, n::bigint * 7919 % ${SCORES} from made`,
      numbers,
    );
  }
  await db.exec('analyze students; analyze student_rewards; analyze leaderboard_scores');
}
