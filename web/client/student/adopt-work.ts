import { eachEvent, inRecordedOrder, putWaiting } from '../events/stored-events.ts';
import type { EssayPaper, QuizDraft, RejectedEvent, StoredEvent, StudentRows, StudentStore } from '../storage.ts';
import { readMeta } from './student.ts';

interface Work {
  events: StoredEvent[];
  rejected: RejectedEvent[];
  drafts: QuizDraft[];
  papers: EssayPaper[];
}

/**
 * Moves all that one student did to the student this one turned out to be, under the same ids. Deleted only after it was written, so
 * it may break off anywhere and be called again.
 */
export async function adoptWork(from: StudentStore, to: StudentStore): Promise<void> {
  const work = await from.read(readWork);
  if (Object.values(work).every((rows) => rows.length === 0)) return;
  await to.write((rows) => addWork(rows, work));
  await from.write((rows) => removeWork(rows, work));
}

async function readWork(rows: StudentRows): Promise<Work> {
  const events: StoredEvent[] = [];
  for await (const page of eachEvent(rows)) events.push(...page);
  return {
    events,
    rejected: await rows.allRejected(),
    drafts: await rows.allDrafts(),
    papers: await rows.allPapers(),
  };
}

async function addWork(rows: StudentRows, { events, rejected, drafts, papers }: Work): Promise<void> {
  const meta = await readMeta(rows);
  let { deviceSeq } = meta;
  for (const stored of inRecordedOrder(events)) {
    if ((await rows.getEvent(stored.event.id)) || (await rows.getRejected(stored.event.id))) continue;
    deviceSeq = Math.max(deviceSeq, stored.event.deviceSeq);
    await putWaiting(rows, { ...stored, seq: null, correctedAt: null, acknowledgedAt: null, covered: 0 });
  }
  await rows.putMeta({ ...meta, deviceSeq });
  for (const row of rejected) if (!(await rows.getEvent(row.stored.event.id))) await rows.putRejected(row);
  for (const draft of drafts) if (!(await rows.getDraft(draft.lessonId))) await rows.putDraft(draft);
  for (const paper of papers) {
    await rows.putPaper(joined(await rows.getPaper(paper.lessonId, paper.itemId), paper));
  }
}

/** What both wrote, one below the other; once, however often it is called. An essay that was handed in is safe as an event. */
function joined(own: EssayPaper | undefined, guest: EssayPaper): EssayPaper {
  if (!own?.text.trim()) return guest;
  if (guest.stage === 'marked' || own.text.includes(guest.text.trim())) return own;
  return { ...own, text: `${own.text}\n\n${guest.text}`, stage: 'writing' };
}

async function removeWork(rows: StudentRows, { events, rejected, drafts, papers }: Work): Promise<void> {
  for (const { event } of events) {
    await rows.deleteWaiting(event.id);
    await rows.deleteEvent(event.id);
  }
  for (const { stored } of rejected) await rows.deleteRejected(stored.event.id);
  for (const { lessonId } of drafts) await rows.deleteDraft(lessonId);
  for (const { lessonId, itemId } of papers) await rows.deletePaper(lessonId, itemId);
}
