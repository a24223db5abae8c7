import { isDeepStrictEqual } from 'node:util';
import type { WireEvent } from '../../domain/events.ts';
import { addRows, EMPTY_PROGRESS } from '../../domain/progress.ts';
import { fromWire } from '../../domain/wire.ts';
import type { Database } from '../db/database.ts';
import { openPostgresForUpkeep } from '../db/postgres.ts';
import { loadProgress } from '../progress/progress-store.ts';
import { hasSameContent, readRowsAfter } from '../sync/event-log.ts';
import type { PhoneRecord } from './phone.ts';
import type { StreamReport } from './run-students.ts';

/** How the log differs from what the phones know: all zero when each event is there once, as it was made. */
export interface Difference {
  /** Made on a phone, but not in the log as it was made; or never acknowledged. */
  lost: number;
  /** Rows beyond the first of an event, or of none that was made. */
  doubled: number;
  /** Rows that a phone never got though its cursor has passed them, or got twice; each phone by itself. */
  hidden: number;
  /** Students whose progress is not the fold of their log. */
  misfolded: number;
}

export const NO_DIFFERENCE: Difference = { lost: 0, doubled: 0, hidden: 0, misfolded: 0 };

/** Holds the log against the phones, and prints a line about it. */
export async function countEvents(fault: string, databaseUrl: string, report: StreamReport): Promise<Difference> {
  const total = { ...NO_DIFFERENCE };
  const db = openPostgresForUpkeep(databaseUrl);
  try {
    for (const [studentId, phones] of Map.groupBy(report.phones, (phone) => phone.studentId)) {
      const one = await compare(db, studentId, phones);
      for (const key of Object.keys(total) as (keyof Difference)[]) total[key] += one[key];
    }
  } finally {
    await db.close();
  }
  const { requests, resent, rate, phones } = report;
  const events = phones.reduce((sum, { made }) => sum + made.length, 0);
  const errors = Object.entries(report.errors).map(([name, count]) => `${name} × ${count}`);
  console.log(
    `${fault}: ${events} events, ${resent} sent again; ${requests} requests, ${Math.round(rate)}/s, errors: ` +
      `${errors.join(', ') || 'none'}; lost ${total.lost}, doubled ${total.doubled}, hidden ${total.hidden}`,
  );
  return total;
}

async function compare(db: Database, studentId: string, phones: PhoneRecord[]): Promise<Difference> {
  const rows = await readRowsAfter(db, studentId, 0, 1_000_000);
  const made = new Map<string, WireEvent>(phones.flatMap((phone) => phone.made.map((event) => [event.id, event])));
  const found = new Set(rows.filter((row) => isMadeAs(row, made.get(row.id))).map(({ id }) => id));
  const places = rows.map(({ seq }) => seq);
  const fold = addRows(EMPTY_PROGRESS, rows.map(fromWire));
  return {
    lost: made.size - found.size + phones.reduce((sum, { waiting }) => sum + waiting, 0),
    doubled: rows.length - found.size,
    hidden: phones.reduce((sum, { seen }) => sum + countHidden(places, seen), 0),
    misfolded: isDeepStrictEqual(await loadProgress(db, studentId), fold) ? 0 : 1,
  };
}

function isMadeAs(row: Parameters<typeof hasSameContent>[1], event: WireEvent | undefined): boolean {
  return event !== undefined && hasSameContent(event, row);
}

/** A phone takes each row once, in the order of the log. */
function countHidden(places: number[], seen: number[]): number {
  const once = new Set(seen);
  return places.filter((seq) => !once.has(seq)).length + (seen.length - once.size);
}
