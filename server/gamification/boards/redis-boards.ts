import { randomUUID } from 'node:crypto';
import { Redis, ReplyError } from 'ioredis';
import { ALL_TIME } from '../../../domain/boards.ts';
import { createCircuit } from '../../cache/circuit.ts';
import type { Context } from '../../context.ts';
import type { Queryable } from '../../db/database.ts';
import { type Boards, NEIGHBOURHOOD, rankRows, type ScoreChange } from './boards.ts';
import { buildIndex, indexedBoards, markOf, readRun } from './build-index.ts';
import { lockIndexVersion, loseIndex, readIndexVersion } from './index-state.ts';
import { BOARDS, BUILDING, keyOf, PUT_SCORES, READ_BOARD, READY, UNSETTLED } from './redis-scripts.ts';
import { createSqlBoards, readRanks, writeScores } from './sql-boards.ts';

const KEYS = [READY, BUILDING, BOARDS, UNSETTLED];
const COMMAND_MS = 100;
/** Building sends many scores at once, and may wait for a slow server. */
const BUILD_COMMAND_MS = 5_000;

/**
 * Boards as sorted sets in Redis, an index over those in the database: a rank costs the logarithm of the members. It is only used
 * while it is whole, which its mark tells: the history and generation of the database, and the very process of Redis. Whatever may
 * have kept a change from it raises the generation in the same transaction; a Redis that was emptied has no mark, and one that was
 * started again is another process. What a transaction put that then did not commit stays unsettled, which raises the generation a
 * minute later. Until the index was built anew the database answers, slower.
 */
export function openRedisBoards({
  url,
  db,
  clock,
  log,
}: {
  /** Holds a password: never log it. */
  url: string;
} & Pick<Context, 'db' | 'clock' | 'log'>): Boards {
  const sql = createSqlBoards(db);
  const settings = { enableOfflineQueue: false, autoResendUnfulfilledCommands: false, maxRetriesPerRequest: 0 };
  const redis = new Redis(url, { ...settings, commandTimeout: COMMAND_MS });
  /** The process that the connection leads to; null where that is not known. */
  let run: string | null = null;
  const circuit = createCircuit({
    what: 'the index of the boards',
    isConnected: () => redis.status === 'ready',
    probe: async () => {
      run = await readRun(redis);
    },
    isRefusal: (error) => error instanceof ReplyError,
    log,
  });
  redis.on('error', circuit.fail);
  redis.on('close', () => {
    run = null;
    circuit.fail(new Error('the connection to Redis ended'));
  });
  redis.on('ready', circuit.probe);

  function evaluate(script: string, boards: string[], args: (string | number)[]): Promise<unknown> {
    const keys = [...KEYS, ...boards.map(keyOf)];
    return circuit.ask(() => redis.eval(script, keys.length, ...keys, ...args));
  }

  /** What the script that reads a board answers after the mark, or null where the index cannot be asked or is not whole. */
  async function read(board: string, args: (string | number)[]): Promise<unknown[] | null> {
    const asked = run;
    if (asked === null || !indexedBoards(clock()).includes(board)) return null;
    const [version, answer] = await Promise.all([readIndexVersion(db), evaluate(READ_BOARD, [board], args)]);
    if (answer === undefined) return null;
    const [mark, ...found] = answer as [string | null, ...unknown[]];
    return mark === markOf(version, asked) ? found : null;
  }

  /** What {@link PUT_SCORES} answers, or undefined where it was not carried out for all that is known. */
  async function put(version: string, student: string, name: string, changes: readonly ScoreChange[], now: number) {
    if (run === null) return undefined;
    const before = changes.find(({ board }) => board === ALL_TIME)?.before ?? '';
    return evaluate(
      PUT_SCORES,
      changes.map(({ board }) => board),
      [markOf(version, run), student, name, now, keyOf(ALL_TIME), before, ...changes.map(({ after }) => after ?? '')],
    ) as Promise<[isDone: 0 | 1, before?: number, after?: number] | undefined>;
  }

  return {
    async writeIn(tx) {
      const version = await lockIndexVersion(tx);
      const name = randomUUID();
      let hasPut = false;
      return {
        async save(studentId, changes, now) {
          tx.finishWith(writeScores(tx, studentId, changes));
          const indexed = indexedBoards(now);
          const asked = changes.filter(({ board }) => indexed.includes(board));
          if (asked.length === 0) return null;
          hasPut = true;
          const [isDone, before, after] = (await put(version, studentId, name, asked, now)) ?? [0];
          if (isDone === 0) tx.finishWith(loseIndex(tx));
          const isRanked = before !== undefined && after !== undefined;
          return isRanked ? { before: before || null, after: after || null } : readRanks(tx, studentId, changes);
        },
        committed: () => void (hasPut && circuit.ask(() => redis.zrem(UNSETTLED, name))),
      };
    },

    async view(board, studentId, limit) {
      const found = await read(board, [studentId, limit, NEIGHBOURHOOD]);
      if (!found) return sql.view(board, studentId, limit);
      const [members, topRows, before, above, nearRows] = found as [number, string[], number, number, string[]];
      const [top, near] = [toScores(topRows), toScores(nearRows)];
      const names = await readNames(db, [...top, ...near]);
      const named = (rows: Scored[]) => rows.map((row) => ({ ...row, name: names.get(row.studentId) ?? '' }));
      const neighbours = rankRows({ rows: named(near), before, above });
      return {
        members,
        top: rankRows({ rows: named(top), before: 0, above: 0 }),
        own: neighbours.find((row) => row.studentId === studentId) ?? null,
        neighbours,
      };
    },

    async keepIndex() {
      const builder = new Redis(url, { ...settings, enableOfflineQueue: true, commandTimeout: BUILD_COMMAND_MS });
      // The commands fail with it.
      builder.on('error', () => {});
      try {
        await buildIndex(builder, { db, clock, log });
      } finally {
        builder.disconnect();
      }
    },

    async close() {
      circuit.close();
      redis.disconnect();
    },
  };
}

interface Scored {
  studentId: string;
  score: number;
}

/** Of id, score, id, score … */
function toScores(flat: readonly string[]): Scored[] {
  return flat.flatMap((studentId, i) => (i % 2 === 0 ? { studentId, score: Number(flat[i + 1]) } : []));
}

async function readNames(db: Queryable, rows: readonly Scored[]): Promise<Map<string, string>> {
  const found = await db.query<{ student_id: string; board_name: string }>(
    'select student_id, board_name from student_rewards where student_id = any($1::uuid[]) and board_name is not null',
    [[...new Set(rows.map(({ studentId }) => studentId))]],
  );
  return new Map(found.map(({ student_id, board_name }) => [student_id, board_name]));
}
