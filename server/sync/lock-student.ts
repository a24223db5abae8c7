import type { Queryable } from '../db/database.ts';
import type { StudentState } from '../progress/progress-store.ts';

export interface LockedStudent {
  id: string;
  epoch: string;
  lastSeq: number;
  oldestCursor: number;
  /** The newest position in the messages to this student. */
  lastOffset: number;
  state: StudentState;
}

/** Makes `tx` the only writer of this student's log and progress until it ends. Throws when there is no such student. */
export async function lockStudent(tx: Queryable, id: string): Promise<LockedStudent> {
  const [row] = await tx.query<Pick<LockedStudent, 'epoch' | 'state'> & Record<Numbers, number>>(
    `select (select epoch from server_state) as epoch, last_seq, oldest_cursor, last_offset, state
     from students where id = $1 for update`,
    [id],
  );
  if (!row) throw new Error(`There is no student ${id}`);
  const { epoch, last_seq: lastSeq, oldest_cursor: oldestCursor, last_offset: lastOffset, state } = row;
  return { id, epoch, lastSeq, oldestCursor, lastOffset, state };
}

type Numbers = 'last_seq' | 'oldest_cursor' | 'last_offset';
