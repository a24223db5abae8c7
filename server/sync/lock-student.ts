import type { Queryable } from '../db/database.ts';
import type { StudentState } from '../progress/progress-store.ts';

export interface LockedStudent {
  id: string;
  epoch: string;
  lastSeq: number;
  oldestCursor: number;
  state: StudentState;
}

/** Makes `tx` the only writer of this student's log and progress until it ends. Throws when there is no such student. */
export async function lockStudent(tx: Queryable, id: string): Promise<LockedStudent> {
  const [row] = await tx.query<{ epoch: string; last_seq: number; oldest_cursor: number; state: StudentState }>(
    `select (select epoch from server_state) as epoch, last_seq, oldest_cursor, state
     from students where id = $1 for update`,
    [id],
  );
  if (!row) throw new Error(`There is no student ${id}`);
  return { id, epoch: row.epoch, lastSeq: row.last_seq, oldestCursor: row.oldest_cursor, state: row.state };
}
