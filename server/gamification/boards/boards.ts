import type { Transaction } from '../../db/database.ts';

export interface BoardRow {
  /** Equal scores share theirs and leave the next ones out: 1, 2, 2, 4. */
  rank: number;
  studentId: string;
  name: string;
  score: number;
}

export interface BoardView {
  /** How many have points on it. */
  members: number;
  /** The highest first; of equal scores the higher id. */
  top: BoardRow[];
  /** The student's own row; null for one without points on it. */
  own: BoardRow | null;
  /** Seven around the student, as many above as below where there are as many. Empty without an own row. */
  neighbours: BoardRow[];
}

/** How many neighbours a student sees, own row included. */
export const NEIGHBOURHOOD = 7;

export interface ScoreChange {
  board: string;
  /** Null for one who was not on the board. */
  before: number | null;
  /** Null takes the student off the board. */
  after: number | null;
}

/** A student's rank before and after a change; null where they were not on the board. */
export interface RankChange {
  before: number | null;
  after: number | null;
}

export interface BoardWriter {
  /**
   * Writes a student's scores as part of the transaction. `now` is Unix milliseconds: boards of other times are not asked for. Resolves
   * with the ranks on the board of all time, or null where that does not change.
   */
  save(studentId: string, changes: readonly ScoreChange[], now: number): Promise<RankChange | null>;
  /** To be called once the transaction has committed. Where it is not, what makes reading fast is built anew. */
  committed(): void;
}

/** Points of many students, ranked. Each board is named as in domain/boards.ts. */
export interface Boards {
  /** For writing in `tx`, under the lock on the student's row. */
  writeIn(tx: Transaction): Promise<BoardWriter>;
  /** The board as it stands, with at most `limit` rows at the top. */
  view(board: string, studentId: string, limit: number): Promise<BoardView>;
  /** Builds what makes reading fast anew, unless it is whole. Rejects where that cannot be done now; reading works all the same. */
  keepIndex(): Promise<void>;
  close(): Promise<void>;
}

/** A stretch of a board, the highest first, before its rows are ranked. */
export interface Stretch {
  rows: Omit<BoardRow, 'rank'>[];
  /** How many rows come before it. */
  before: number;
  /** How many of all have more points than its first row. */
  above: number;
}

export function rankRows({ rows, before, above }: Stretch): BoardRow[] {
  let rank = above + 1;
  return rows.map((row, i) => {
    if (i > 0 && row.score !== rows[i - 1]?.score) rank = before + i + 1;
    return { rank, ...row };
  });
}
