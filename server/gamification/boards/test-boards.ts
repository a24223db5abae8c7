import { uuid7 } from '../../../domain/uuid7.ts';
import type { Database, Queryable } from '../../db/database.ts';
import type { BoardRow, Boards, BoardView, BoardWriter, RankChange } from './boards.ts';

export const NOW = Date.parse('2026-11-23T09:00:00Z');
export const WEEK = 'week:2026-11-23';

/** Student number `n`: the ids sort as the numbers do. */
export function idOf(n: number): string {
  return uuid7(NOW, (length) =>
    Buffer.from(
      n
        .toString(16)
        .padStart(length * 2, '0')
        .slice(-length * 2),
      'hex',
    ),
  );
}

/** A student on the boards under the name `Student n`, without points. */
export async function addMembers(db: Database, ...numbers: number[]): Promise<void> {
  for (const n of numbers) {
    await db.query('insert into students (id, created_at) values ($1, $2)', [idOf(n), new Date(NOW)]);
    await db.query(
      `insert into student_rewards (student_id, seq, total_points, streak_days, board_name) values ($1, 0, 0, 0, $2)`,
      [idOf(n), `Student ${n}`],
    );
  }
}

/** A score that a student is to have; null takes them off the board. */
export interface NewScore {
  board: string;
  score: number | null;
}

/** Saves as the server does, holding the lock on the student's row. Resolves with the ranks on the board of all time. */
export async function put(
  db: Database,
  boards: Boards,
  n: number,
  scores: readonly NewScore[],
  now = NOW,
): Promise<RankChange | null> {
  const { ranks, committed } = await db.transaction(async (tx) => {
    const writer = await boards.writeIn(tx);
    return { ranks: await save(tx, writer, n, scores, now), committed: writer.committed };
  });
  committed();
  return ranks;
}

export async function save(tx: Queryable, writer: BoardWriter, n: number, scores: readonly NewScore[], now = NOW) {
  await tx.query('select from students where id = $1 for update', [idOf(n)]);
  const rows = await tx.query<{ board: string; score: number }>(
    'select board, score from leaderboard_scores where student_id = $1',
    [idOf(n)],
  );
  const before = new Map(rows.map(({ board, score }) => [board, score]));
  const changes = scores.map(({ board, score }) => ({ board, before: before.get(board) ?? null, after: score }));
  return writer.save(idOf(n), changes, now);
}

/** What a board of these scores, by student number, looks like to student `me`: counted in the plainest way. */
export function plainView(scores: ReadonlyMap<number, number>, me: number, limit: number): BoardView {
  const rows = [...scores]
    .sort(([a, scoreA], [b, scoreB]) => scoreB - scoreA || b - a)
    .map(([n, score], _, all): BoardRow => {
      const rank = 1 + all.filter(([, other]) => other > score).length;
      return { rank, studentId: idOf(n), name: `Student ${n}`, score };
    });
  const place = rows.findIndex(({ studentId }) => studentId === idOf(me));
  const start = Math.max(0, Math.min(place - 3, rows.length - 7));
  return {
    members: rows.length,
    top: rows.slice(0, limit),
    own: rows[place] ?? null,
    neighbours: place < 0 ? [] : rows.slice(start, start + 7),
  };
}
