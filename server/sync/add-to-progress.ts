import type { AcceptedRow, WireRow } from '../../domain/events.ts';
import type { Lesson } from '../../domain/lesson.ts';
import { addRows, type Progress } from '../../domain/progress.ts';
import { uuid7 } from '../../domain/uuid7.ts';
import { fromWire } from '../../domain/wire.ts';
import { createCached } from '../cache/cached.ts';
import type { Context } from '../context.ts';
import type { Transaction } from '../db/database.ts';
import { NO_NEWS, type RewardCount } from '../gamification/count-rewards.ts';
import { changesRewards } from '../gamification/reward-news.ts';
import { progressAnswer, progressKey } from '../progress/progress-answer.ts';
import { saveProgress } from '../progress/progress-store.ts';
import { appendMessages } from '../realtime/student-messages.ts';
import type { LockedStudent } from './lock-student.ts';
import { tellOfSync } from './tell-of-sync.ts';

export interface Accepted {
  /** The rows that were appended, at least one. */
  accepted: readonly WireRow[];
  /** The lessons they cite, by content hash, as far as they are known. */
  contents: ReadonlyMap<string, Lesson>;
  /** Of what is stored. */
  count: RewardCount;
  /** Unix milliseconds. */
  now: number;
}

/**
 * Writes what the new events of a student change, and whom it is told to. Resolves with what is to be called once the transaction
 * has committed.
 */
export async function addToProgress(
  context: Context,
  tx: Transaction,
  { id: studentId, epoch, state, lastSeq: seqBefore, lastOffset }: LockedStudent,
  { accepted, contents, count, now }: Accepted,
): Promise<() => void> {
  const rows = accepted.map((row) => fromWire(row));
  const lastSeq = rows.at(-1)?.seq ?? seqBefore;
  const stored = count.progress.lessons;
  const known = { ...state, lessons: lessonsOf(rows, stored) };
  const after = addRows(known, rows);
  const progress = { ...after, lessons: { ...stored, ...after.lessons } };
  const mintId = () => uuid7(now, context.random);
  const told = tellOfSync({
    ...{ studentId, lessons: contents, before: known.lessons, after: after.lessons },
    ...{ accepted: rows, now, mintId },
  });
  const utcOffset = rows.at(-1)?.utcOffset ?? count.utcOffset;
  const rewards = changesRewards(known, after) ? await count.finish({ progress, utcOffset, lastSeq, now }) : NO_NEWS;
  const live = [...told.live, ...rewards.live];
  const others = [...told.messages, ...rewards.others];
  tx.finishWith(appendMessages(tx, { studentId, lastOffset, live, others, now, mintId }));
  tx.finishWith(saveProgress(tx, studentId, after, lastSeq, now, lastOffset + live.length));

  return () => {
    context.relayWaker.wake();
    rewards.committed();
    const keyAt = (seq: number) => progressKey(studentId, { epoch, seq });
    // Nobody waits for it.
    void createCached(context).writeThrough(keyAt(seqBefore), keyAt(lastSeq), () =>
      progressAnswer(studentId, progress),
    );
  };
}

/** Progress in those of these lessons that the events are about. */
function lessonsOf(rows: readonly AcceptedRow[], stored: Progress['lessons']): Progress['lessons'] {
  const ids = new Set(rows.flatMap((row) => ('lessonId' in row ? row.lessonId : [])));
  return Object.fromEntries(Object.entries(stored).filter(([id]) => ids.has(id)));
}
