/** A student's place on a board, seen on a day. */
export interface SeenPlace {
  studentId: string;
  /** As `boardAt` names it, so that each week begins anew. */
  board: string;
  rank: number;
  /** `2026-11-23` */
  day: string;
}

type Memory = Pick<Storage, 'getItem' | 'setItem'>;

/** Kept per browser: it is about what was seen here. */
const KEY = 'akulearn-places';
/** The boards of four timeframes, twice over. */
const KEPT = 16;

/** The place last seen on a day before that of `now`, on the same board. */
export function placeBefore(memory: Memory, now: SeenPlace): SeenPlace | undefined {
  return recall(memory).findLast((seen) => isSameBoard(seen, now) && seen.day < now.day);
}

/** Of each day the last look counts, and of the days before only the latest. */
export function notePlace(memory: Memory, now: SeenPlace): void {
  const before = placeBefore(memory, now);
  const others = recall(memory).filter((seen) => !isSameBoard(seen, now));
  memory.setItem(KEY, JSON.stringify([...others, ...(before ? [before] : []), now].slice(-KEPT)));
}

function isSameBoard(a: SeenPlace, b: SeenPlace): boolean {
  return a.studentId === b.studentId && a.board === b.board;
}

function recall(memory: Memory): SeenPlace[] {
  return JSON.parse(memory.getItem(KEY) ?? '[]');
}
