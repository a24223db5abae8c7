import { toWire } from '../../../domain/wire.ts';
import type { AllWork, StudentRows, UnsentWork } from '../storage.ts';
import type { Student } from '../student/student.ts';
import { foldProgress } from './read-progress.ts';
import { eachEvent, readEvents, toWireEvent } from './stored-events.ts';

/** Everything the server does not have, to keep or to hand to somebody. */
export function exportUnsent({ profile, device, store }: Student, exportedAt: number): Promise<UnsentWork> {
  return store.read(async (rows) => {
    const waiting = await rows.firstWaiting(await rows.countWaiting());
    const events = await readEvents(rows, waiting);
    return {
      student_id: profile.studentId,
      device_id: device.id,
      exported_at: exportedAt,
      waiting: events.map(toWireEvent),
      rejected: await readRejected(rows),
    };
  });
}

/** Everything this phone has of the student, for them to keep. */
export function exportAll({ profile, device, store }: Student, exportedAt: number): Promise<AllWork> {
  return store.read(async (rows) => ({
    student_id: profile.studentId,
    device_id: device.id,
    exported_at: exportedAt,
    events: await readAllEvents(rows),
    rejected: await readRejected(rows),
    drafts: toWire<AllWork['drafts']>(await rows.allDrafts()),
    papers: toWire<AllWork['papers']>(await rows.allPapers()),
    progress: toWire<AllWork['progress']>(await foldProgress(rows, exportedAt)),
  }));
}

async function readAllEvents(rows: StudentRows): Promise<AllWork['events']> {
  const all: AllWork['events'] = [];
  for await (const page of eachEvent(rows)) {
    for (const { event, score, acknowledgedAt, seq } of page) {
      all.push({ event: toWireEvent(event), score, waiting: seq === null, acknowledged_at: acknowledgedAt, seq });
    }
  }
  return all;
}

async function readRejected(rows: StudentRows): Promise<UnsentWork['rejected']> {
  return (await rows.allRejected()).map(({ stored, ...reason }) => ({ event: toWireEvent(stored.event), ...reason }));
}
