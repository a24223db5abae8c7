import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import { boardAt, TIMEFRAMES } from '../../../domain/boards.ts';
import type { Context } from '../../context.ts';
import type { Database } from '../../db/database.ts';
import { beginIndex, loseIndex, readIndexVersion, waitForWriters } from './index-state.ts';
import { BEGIN_INDEX, BOARDS, BUILDING, COPY_SCORES, FINISH_INDEX, keyOf, READY, UNSETTLED } from './redis-scripts.ts';

const STUDENTS_AT_ONCE = 1000;
const NIL_UUID = '00000000-0000-0000-0000-000000000000';
const LOST = 'Redis lost the index of the boards while it was built';
/** For one batch. One who builds and ends in the middle keeps others from it for that long. */
const BATCH_LIMIT_S = 60;

/** Longer than a transaction lasts that puts scores into the index. One that is not known to have committed by then has not. */
const SETTLED_MS = 60_000;

/** By how much clocks of processes may differ. */
const CLOCKS_DIFFER_MS = 3_600_000;

/** The boards that an index has: those of now, by the clock of any process. The others are hardly ever asked for. */
export function indexedBoards(now: number): string[] {
  const times = [now - CLOCKS_DIFFER_MS, now, now + CLOCKS_DIFFER_MS];
  return [...new Set(times.flatMap((at) => TIMEFRAMES.map((timeframe) => boardAt(timeframe, at))))];
}

/** What the mark of a whole index is, for the version of the database and the Redis process of `run`. */
export function markOf(version: string, run: string): string {
  return `${version}:${run}`;
}

/** Names the process of the server. Throws where its settings would let boards be evicted. */
export async function readRun(redis: Redis): Promise<string> {
  const info = await redis.info();
  const field = (name: string) => new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(info)?.[1] ?? '';
  const [run, limit, policy] = [field('run_id'), field('maxmemory'), field('maxmemory_policy')];
  if (limit !== '0' && policy.startsWith('allkeys')) {
    throw new Error(
      `maxmemory-policy of Redis is ${policy}, by which boards would be evicted: allowed is volatile-lru or another that leaves keys without an end`,
    );
  }
  return run;
}

/** Builds the index of the boards of now, unless it is whole or someone builds it. Rejects where Redis does not take it. */
export async function buildIndex(redis: Redis, { db, clock, log }: Pick<Context, 'db' | 'clock' | 'log'>) {
  const run = await readRun(redis);
  const boards = indexedBoards(clock());
  if ((await redis.get(READY)) === markOf(await readIndexVersion(db), run)) {
    if (!(await mayBeWrong(redis, clock()))) return dropBoards(redis, boards);
    await loseIndex(db);
  }
  const mark = markOf(await beginIndex(db), run);
  const building = `${mark} ${randomUUID()}`;
  if ((await redis.eval(BEGIN_INDEX, 4, READY, BUILDING, BOARDS, UNSETTLED, mark, building, BATCH_LIMIT_S)) !== 1)
    return;
  await waitForWriters(db);
  let students = 0;
  for (let last: string | null = null; ; ) {
    const batch: string[] = await copyScores(redis, building, db, boards, last);
    students += batch.length;
    last = batch.at(-1) ?? null;
    if (last === null) break;
  }
  const isWhole =
    (await readRun(redis)) === run && (await redis.eval(FINISH_INDEX, 2, READY, BUILDING, building, mark)) === 1;
  if (!isWhole) throw new Error(LOST);
  log.info({ students }, 'the index of the boards was built');
}

/** Whether the index has scores that the database may not have. */
async function mayBeWrong(redis: Redis, now: number): Promise<boolean> {
  return (await redis.zcount(UNSETTLED, '-inf', now - SETTLED_MS)) > 0;
}

/** Drops all but `kept`: those of past days are never read. */
async function dropBoards(redis: Redis, kept: string[]): Promise<void> {
  const keptKeys = new Set(kept.map(keyOf));
  const dropped = (await redis.smembers(BOARDS)).filter((key) => !keptKeys.has(key));
  if (dropped.length === 0) return;
  await redis.unlink(...dropped);
  await redis.srem(BOARDS, ...dropped);
}

/** Copies what the next students after `last` have, while nobody changes it: who changes scores holds the lock on the student's row. */
function copyScores(
  redis: Redis,
  building: string,
  db: Database,
  boards: string[],
  last: string | null,
): Promise<string[]> {
  return db.transaction(async (tx) => {
    const locked = await tx.query<{ id: string }>(
      // Found from `last` on: with an exists the server reads the index of scores from its beginning for every batch.
      `select id from students where id in (
         select distinct student_id from leaderboard_scores where student_id > $1 order by student_id limit $2
       ) order by id for share`,
      [last ?? NIL_UUID, STUDENTS_AT_ONCE],
    );
    const ids = locked.map(({ id }) => id);
    const scores = await tx.query<{ board: string; members: (string | number)[] }>(
      `select board, json_agg(member order by student_id, place) as members
       from leaderboard_scores cross join lateral (values (1, to_json(score)), (2, to_json(student_id))) as pair(place, member)
       where student_id = any($1::uuid[]) and board = any($2::text[]) group by board`,
      [ids, boards],
    );
    const pipeline = redis.pipeline();
    for (const { board, members } of scores) {
      pipeline.eval(
        COPY_SCORES,
        5,
        READY,
        BUILDING,
        BOARDS,
        UNSETTLED,
        keyOf(board),
        building,
        BATCH_LIMIT_S,
        ...members,
      );
    }
    for (const [error, answer] of (await pipeline.exec()) ?? [])
      if (error || answer !== 1) throw error ?? new Error(LOST);
    return ids;
  });
}
