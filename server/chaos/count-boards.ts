import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Redis } from 'ioredis';
import type * as z from 'zod/mini';
import { boardAt, TIMEFRAMES, type Timeframe } from '../../domain/boards.ts';
import type { leaderboardSchema } from '../../domain/gamification.schema.ts';
import type { Database } from '../db/database.ts';
import { keyOf } from '../gamification/boards/redis-scripts.ts';
import type { ToldScore } from './phone.ts';
import type { RedisStack } from './redis-stack.ts';
import type { StreamReport } from './run-students.ts';

/** How boards differ from the scores in PostgreSQL: all zero when none does. */
export interface BoardDifference {
  /** Answers under the fault with a score of the student's own that the database did not have around then. */
  mistold: number;
  /** Answers after it with a wrong row, rank or neighbour. */
  misranked: number;
  /** Boards whose sorted set in Redis has other scores. */
  misindexed: number;
  /** Answers after it for which Redis was not asked, though its index is whole. */
  unasked: number;
}

export const NO_BOARD_DIFFERENCE: BoardDifference = { mistold: 0, misranked: 0, misindexed: 0, unasked: 0 };

/** How much older than its request an answer may be. */
const STALE_LIMIT_MS = 1_000;
/** A process looks every five seconds whether Redis works again. */
const FOUND_AGAIN_MS = 8_000;
const MAX_ROWS = 100;

type Answer = z.infer<typeof leaderboardSchema>;

/** Holds what was told meanwhile and what is told now against the database, when the index is whole; prints a line about it. */
export async function countBoards(fault: string, stack: RedisStack, report: StreamReport): Promise<BoardDifference> {
  const { db, operator } = stack;
  const told = report.phones.flatMap((phone) => phone.told.map((one) => ({ ...one, studentId: phone.studentId })));
  const changes = await readHistory(db);
  const changesOf = ({ board, studentId }: (typeof told)[number]) => changes.get(`${board} ${studentId}`) ?? [];
  const ages = told.map((one) => ageOf(one, changesOf(one)));
  const mistold = told.filter((_, i) => (ages[i] ?? 0) > STALE_LIMIT_MS);
  for (const one of mistold) console.log(`mistold: ${JSON.stringify({ ...one, changes: changesOf(one) })}`);
  await sleep(FOUND_AGAIN_MS);
  const { asked, misranked, unasked } = await compareAnswers(stack, report);
  const difference = {
    mistold: mistold.length,
    misranked,
    misindexed: await countMisindexed(db, operator),
    unasked,
  };
  const known = ages.filter(Number.isFinite);
  console.log(
    `${fault}: ${told.length} own scores told meanwhile, the oldest ${Math.round(Math.max(0, ...known))} ms old; ` +
      `${[...changes.values()].flat().length} changes of scores; ${asked} boards asked for after; ` +
      Object.entries(difference)
        .map(([name, count]) => `${name} ${count}`)
        .join(', '),
  );
  return difference;
}

/** A score that a student had on a board. */
interface Change {
  points: number | null;
  /** When the transaction that wrote it began and was about to end: it was told from sometime in between. Unix milliseconds. */
  begunAt: number;
  endedAt: number;
}

/** Has the database keep each change of a score, as its transaction commits. */
export async function keepScoreHistory(db: Database): Promise<void> {
  await db.exec(`
    create table score_history (
      board text, student_id uuid, points integer,
      begun_at timestamptz default now(), ended_at timestamptz default clock_timestamp()
    );
    create function keep_score() returns trigger language plpgsql as $$ begin
      insert into score_history (board, student_id, points)
      values (coalesce(new.board, old.board), coalesce(new.student_id, old.student_id), new.score);
      return null;
    end $$;
    create constraint trigger keep_score after insert or update or delete on leaderboard_scores
      deferrable initially deferred for each row execute function keep_score();`);
}

/** By board and student, the oldest first. */
async function readHistory(db: Database): Promise<Map<string, Change[]>> {
  const rows = await db.query<Change & { place: string }>(
    `select board || ' ' || student_id as place, points, extract(epoch from begun_at)::float8 * 1000 as "begunAt",
       extract(epoch from ended_at)::float8 * 1000 as "endedAt"
     from score_history order by ended_at`,
  );
  return Map.groupBy(rows, ({ place }) => place);
}

/**
 * For how many milliseconds at least what was told had been replaced when it was asked for, 0 where it had not; infinite where the
 * student never had it until then.
 */
function ageOf({ points, askedAt, answeredAt }: ToldScore, changes: readonly Change[]): number {
  const states = [{ points: null, begunAt: Number.NEGATIVE_INFINITY }, ...changes];
  const ages = states.flatMap((state, i) =>
    state.points === points && state.begunAt <= answeredAt + 1
      ? Math.max(0, askedAt - (changes[i]?.endedAt ?? Number.POSITIVE_INFINITY))
      : [],
  );
  return Math.min(Number.POSITIVE_INFINITY, ...ages);
}

interface Score {
  board: string;
  studentId: string;
  name: string;
  points: number;
}

function readScores(db: Database): Promise<Score[]> {
  return db.query(
    `select board, student_id as "studentId", score as points, board_name as name
     from leaderboard_scores join student_rewards using (student_id)`,
  );
}

/** Asks both processes for every board of every student. */
async function compareAnswers({ apis, db, operator }: RedisStack, { phones }: StreamReport) {
  const scores = await readScores(db);
  const now = Date.now();
  await operator.call('CONFIG', 'RESETSTAT');
  let [asked, misranked] = [0, 0];
  for (const { studentId, cookie } of new Map(phones.map((phone) => [phone.studentId, phone])).values()) {
    for (const timeframe of TIMEFRAMES) {
      const expected = plainAnswer(timeframe, onBoard(scores, boardAt(timeframe, now)), studentId);
      for (const { url } of apis) {
        const path = `/api/v3/gamification/leaderboard?timeframe=${timeframe}&limit=${MAX_ROWS}`;
        const answer: Answer = await (await fetch(`${url}${path}`, { headers: { cookie } })).json();
        asked++;
        if (!isDeepStrictEqual(answer, expected)) misranked++;
      }
    }
  }
  return { asked, misranked, unasked: Math.max(0, asked - (await countScripts(operator))) };
}

function onBoard(scores: readonly Score[], board: string): Score[] {
  return scores.filter((score) => score.board === board);
}

function plainAnswer(timeframe: Timeframe, scores: readonly Score[], me: string): Answer {
  const rows = scores
    .toSorted((a, b) => b.points - a.points || (a.studentId < b.studentId ? 1 : -1))
    .map(({ studentId, name, points }) => {
      const rank = 1 + scores.filter((other) => other.points > points).length;
      return { rank, display_name: name, points, is_me: studentId === me };
    });
  const place = rows.findIndex(({ is_me }) => is_me);
  const start = Math.max(0, Math.min(place - 3, rows.length - 7));
  return {
    timeframe,
    members: rows.length,
    leaderboard: rows.slice(0, MAX_ROWS),
    me: rows[place] ?? null,
    neighbours: place < 0 ? [] : rows.slice(start, start + 7),
  };
}

async function countScripts(operator: Redis): Promise<number> {
  const stats = await operator.info('commandstats');
  return Number(/^cmdstat_eval:calls=(\d+)/m.exec(stats)?.[1] ?? 0);
}

async function countMisindexed(db: Database, operator: Redis): Promise<number> {
  const scores = await readScores(db);
  let wrong = 0;
  for (const board of TIMEFRAMES.map((timeframe) => boardAt(timeframe, Date.now()))) {
    const flat = await operator.zrange(keyOf(board), '0', '-1', 'WITHSCORES');
    const indexed = Object.fromEntries(flat.flatMap((id, i) => (i % 2 === 0 ? [[id, Number(flat[i + 1])]] : [])));
    const kept = Object.fromEntries(onBoard(scores, board).map(({ studentId, points }) => [studentId, points]));
    if (!isDeepStrictEqual(indexed, kept)) wrong++;
  }
  return wrong;
}
