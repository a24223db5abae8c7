import { ALL_TIME } from '../../../domain/boards.ts';
import type { Queryable } from '../../db/database.ts';
import {
  type Boards,
  type BoardView,
  NEIGHBOURHOOD,
  neighbourhoodStart,
  type RankChange,
  rankRows,
  type ScoreChange,
  type Stretch,
} from './boards.ts';

/** Boards in the database, which hold for every other: a rank costs as many index entries as there are better ones. */
export function createSqlBoards(db: Queryable): Boards {
  return {
    async writeIn(tx) {
      return {
        save: (studentId, changes) => {
          tx.finishWith(writeScores(tx, studentId, changes));
          return readRanks(tx, studentId, changes);
        },
        committed: () => {},
      };
    },

    async view(board, studentId, limit): Promise<BoardView> {
      const [{ members = 0, before = null } = {}] = await db.query<{ members: number; before: number | null }>(
        `select (select count(*) from leaderboard_scores where board = $1) as members,
           (select (select count(*) from leaderboard_scores
                    where board = $1 and (score, student_id) > (own.score, own.student_id))
            from leaderboard_scores as own where board = $1 and student_id = $2) as before`,
        [board, studentId],
      );
      const [top, neighbours] = await Promise.all([
        readStretch(db, board, 0, limit),
        before === null ? [] : readStretch(db, board, neighbourhoodStart(before, members), NEIGHBOURHOOD),
      ]);
      return { members, top, neighbours, own: neighbours.find((row) => row.studentId === studentId) ?? null };
    },

    async keepIndex() {},
    async close() {},
  };
}

export async function writeScores(tx: Queryable, studentId: string, changes: readonly ScoreChange[]): Promise<void> {
  if (changes.length === 0) return;
  await tx.query(
    `with changed as (
       select board, after from jsonb_to_recordset($2) as changed(board text, after integer)
     ), removed as (
       delete from leaderboard_scores using changed
       where student_id = $1 and leaderboard_scores.board = changed.board and after is null
     )
     insert into leaderboard_scores (board, student_id, score)
     select board, $1, after from changed where after is not null
     on conflict (board, student_id) do update set score = excluded.score`,
    [studentId, JSON.stringify(changes)],
  );
}

/** The ranks for all time, whether or not the changes are written yet; null where that score does not change. */
export async function readRanks(
  tx: Queryable,
  studentId: string,
  changes: readonly ScoreChange[],
): Promise<RankChange | null> {
  const change = changes.find(({ board }) => board === ALL_TIME);
  if (!change) return null;
  const rankOf = (score: string) =>
    `case when ${score}::integer is not null then
       (select count(*) + 1 from leaderboard_scores where board = $1 and score > ${score} and student_id <> $2) end`;
  const [ranks] = await tx.query<RankChange>(`select ${rankOf('$3')} as before, ${rankOf('$4')} as after`, [
    ...[ALL_TIME, studentId],
    ...[change.before, change.after],
  ]);
  return ranks ?? null;
}

async function readStretch(db: Queryable, board: string, start: number, count: number) {
  const rows = await db.query<Stretch['rows'][number] & { above: number }>(
    `with stretch as (
       select student_id, score from leaderboard_scores where board = $1
       order by score desc, student_id desc offset $2 limit $3
     )
     select student_id as "studentId", score,
       coalesce((select board_name from student_rewards where student_id = stretch.student_id), '') as name,
       (select count(*) from leaderboard_scores where board = $1 and score > (select max(score) from stretch)) as above
     from stretch
     order by score desc, student_id desc`,
    [board, start, count],
  );
  const above = rows[0]?.above ?? 0;
  return rankRows({
    rows: rows.map(({ studentId, name, score }) => ({ studentId, name, score })),
    before: start,
    above,
  });
}
