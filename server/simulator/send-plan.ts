import type { SyncResult } from '../../domain/sync.ts';
import { createPhones, type Fetch } from './phones.ts';
import type { Send } from './plan-sends.ts';
import type { SimulatedStudent } from './simulate-student.ts';

export interface SendCounts {
  syncs: number;
  /** Events by what the server said of them, resends too. */
  results: Record<SyncResult['s'], number>;
  /** What the server said of the first ones it rejected. */
  complaints: string[];
}

export interface SendOptions {
  fetch: Fetch;
  /** The clock of this machine, which the phones' own are off from. */
  now: () => number;
  tell: (sent: number, all: number) => void;
}

const AT_ONCE = 8;
const MOST_COMPLAINTS = 5;

/**
 * Sends everything in the order of simulated time across all students, so that work done offline arrives after what others did later. Eight
 * requests in a row may be under way at once and overtake each other; those of one student never do.
 */
export async function sendPlan(students: SimulatedStudent[], { fetch, now, tell }: SendOptions): Promise<SendCounts> {
  const sends = students.flatMap(({ sends }) => sends).sort((a, b) => a.at - b.at);
  const phones = new Map(students.map((student) => [student.number, createPhones(student, { fetch, now })]));
  const counts: SendCounts = { syncs: 0, results: { ok: 0, dup: 0, rej: 0 }, complaints: [] };
  const lastOf = new Map<number, Promise<void>>();

  async function deliver(send: Send): Promise<void> {
    const results = (await phones.get(send.student)?.send(send)) ?? [];
    for (const result of results) {
      counts.results[result.s]++;
      if (result.s === 'rej' && counts.complaints.length < MOST_COMPLAINTS) {
        counts.complaints.push(`${result.code} ${result.message}`);
      }
    }
    counts.syncs++;
    tell(counts.syncs, sends.length);
  }

  const underWay: Promise<void>[] = [];
  for (const [place, send] of sends.entries()) {
    await underWay[place - AT_ONCE];
    const own = (lastOf.get(send.student) ?? Promise.resolve()).then(() => deliver(send));
    // Heard of where it is waited for.
    own.catch(() => {});
    lastOf.set(send.student, own);
    underWay.push(own);
  }
  await Promise.all(underWay);
  return counts;
}
