import type { EventDraft, LearningEvent } from '../../../domain/events.ts';
import { uuid7 } from '../../../domain/uuid7.ts';
import { type Clock, type Random, toInstant } from '../clock.ts';
import type { EssayPaper, StudentStore } from '../storage.ts';
import { readMeta } from '../student/student.ts';
import { newStoredEvent, putWaiting } from './stored-events.ts';

/** What a tap makes of a draft, before anything waits for anything. */
export type Minted = Pick<LearningEvent, 'id' | 'v' | 'occurredAt' | 'utcOffset'>;

export function mint(clock: Clock, random: Random): Minted {
  const occurredAt = toInstant(clock.now());
  return { id: uuid7(occurredAt, random), v: 1, occurredAt, utcOffset: clock.utcOffset() };
}

export interface RecordOptions {
  /** The lesson whose quiz draft the event replaces: after it there is exactly one of the two. */
  removeDraft?: string;
  /** What the paper of an essay is once the event is written. */
  paper?: EssayPaper;
}

interface Recording extends RecordOptions {
  draft: EventDraft;
  minted: Minted;
  score(event: LearningEvent): number | null | Promise<number | null>;
}

/**
 * Writes an event and its outbox row in one transaction: saved when the promise resolves, nothing of it when it rejects. Tells
 * also how many events wait then.
 */
export async function recordEvent(
  store: StudentStore,
  { draft, minted, score, removeDraft, paper }: Recording,
): Promise<{ event: LearningEvent; waiting: number }> {
  const graded = await score({ ...draft, ...minted, deviceSeq: 1 });
  return store.write(async (rows) => {
    const meta = await readMeta(rows);
    const event: LearningEvent = { ...draft, ...minted, deviceSeq: meta.deviceSeq + 1 };
    await rows.putMeta({ ...meta, deviceSeq: event.deviceSeq });
    await putWaiting(rows, newStoredEvent(event, graded));
    if (removeDraft !== undefined) await rows.deleteDraft(removeDraft);
    if (paper) await rows.putPaper(paper);
    return { event, waiting: await rows.countWaiting() };
  });
}
