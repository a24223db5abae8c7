import { ALL_TIME } from '../../../domain/boards.ts';
import type { Queryable } from '../../db/database.ts';
import {
  type Boards,
  type BoardView,
  NEIGHBOURHOOD,
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
      const [found] = await db.query<ViewRow>(VIEW, [board, studentId, limit, NEIGHBOURHOOD]);
      if (!found) throw new Error('A query for one row had none');
      const { members, start, above, top, near } = found;
      const neighbours = rankRows({ rows: near, before: start, above });
      return {
        members,
        top: rankRows({ rows: top, before: 0, above: 0 }),
        own: neighbours.find((row) => row.studentId === studentId) ?? null,
        neighbours,
      };
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

interface ViewRow extends Pick<BoardView, 'members'> {
  /** How many rows come before the neighbourhood, and how many members have more points than its first row. */
  start: number;
  above: number;
  top: Stretch['rows'];
  near: Stretch['rows'];
}

/**
 * A board as of one moment, which one statement is: of several, the later ones may find the student elsewhere. $1 is the board, $2 the
 * student, $3 how many rows at the top, $4 how many in the neighbourhood.
 */
const VIEW = `
  with counted as materialized (
    select (select count(*) from leaderboard_scores where board = $1) as members,
      (select (select count(*) from leaderboard_scores
               where board = $1 and (score, student_id) > (own.score, own.student_id))
       from leaderboard_scores as own where board = $1 and student_id = $2) as before
  ), window_of as materialized (
    select members, coalesce(greatest(0, least(before - $4::integer / 2, members - $4)), 0) as start,
      case when before is null then 0 else $4 end as size
    from counted
  ), top as (
    select student_id, score from leaderboard_scores where board = $1
    order by score desc, student_id desc limit $3
  ), near as (
    select student_id, score from leaderboard_scores where board = $1
    order by score desc, student_id desc offset (select start from window_of) limit (select size from window_of)
  )
  select members, start,
    (select count(*) from leaderboard_scores where board = $1 and score > (select max(score) from near)) as above,
    ${rowsOf('top')} as top, ${rowsOf('near')} as near
  from window_of`;

function rowsOf(stretch: string): string {
  return `(select coalesce(json_agg(json_build_object('studentId', student_id, 'score', score, 'name', coalesce(
      (select board_name from student_rewards where student_id = ${stretch}.student_id), ''))
    order by score desc, student_id desc), '[]') from ${stretch})`;
}
