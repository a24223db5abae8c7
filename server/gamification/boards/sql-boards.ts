import type { Queryable } from '../../db/database.ts';
import { type Boards, type BoardView, NEIGHBOURHOOD, neighbourhoodStart, rankRows, type Stretch } from './boards.ts';

/** Boards in the database, which hold for every other: a rank costs as many index entries as there are better ones. */
export function createSqlBoards(db: Queryable): Boards {
  return {
    async save(tx, studentId, changes) {
      if (changes.length === 0) return;
      await tx.query(
        `with changed as (
           select board, score from jsonb_to_recordset($2) as changed(board text, score integer)
         ), removed as (
           delete from leaderboard_scores using changed
           where student_id = $1 and leaderboard_scores.board = changed.board and changed.score is null
         )
         insert into leaderboard_scores (board, student_id, score)
         select board, $1, score from changed where score is not null
         on conflict (board, student_id) do update set score = excluded.score`,
        [studentId, JSON.stringify(changes)],
      );
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

    async rank(tx, board, studentId) {
      const [own] = await tx.query<{ rank: number }>(
        `select (select count(*) + 1 from leaderboard_scores where board = $1 and score > own.score) as rank
         from leaderboard_scores as own where board = $1 and student_id = $2`,
        [board, studentId],
      );
      return own?.rank ?? null;
    },

    async doubt() {},
    async keepIndex() {},
    async close() {},
  };
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
