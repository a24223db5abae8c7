import type { WireEvent } from '../../domain/events.ts';
import { batchLength } from '../../domain/sync.ts';
import { clockError, type Device, isOffline } from './devices.ts';
import type { Random } from './random.ts';
import type { Recorded } from './simulate-student.ts';
import { MINUTE_MS, SECOND_MS, type Span } from './time.ts';

/** One request of a phone. */
export interface Send {
  /** When, in simulated time. */
  at: number;
  /** The number of the student. */
  student: number;
  device: Device;
  /** How far the phone's clock is off as it sends. */
  clockError: number;
  events: WireEvent[];
  /** The server answers, but the phone never hears of it, and sends the same once more. */
  isAnswerLost: boolean;
}

const ANSWER_LOST = 0.04;

/** Sends what waits on each phone whenever it is used with a network, when the network is back, and at the end. In order of time. */
export function planSends(
  random: Random,
  {
    number,
    devices,
    recorded,
    online,
    period,
  }: { number: number; devices: Device[]; recorded: Recorded[]; online: number[]; period: Span },
): Send[] {
  const sends: Send[] = [];
  for (const device of devices) {
    const waiting = recorded.filter((one) => one.device === device);
    for (const moment of momentsOf(device, online, period)) {
      const due = waiting.splice(0, waiting.findLastIndex(({ trueAt }) => trueAt <= moment) + 1);
      let at = moment;
      for (const events of batches(due.map(({ event }) => event))) {
        const send = { student: number, device, events, clockError: clockError(device, at) };
        const isAnswerLost = random.chance(ANSWER_LOST);
        sends.push({ ...send, at, isAnswerLost });
        if (isAnswerLost) {
          at += random.whole(1, 30) * MINUTE_MS;
          sends.push({ ...send, at, isAnswerLost: false });
        }
        at += random.whole(1, 5) * SECOND_MS;
      }
    }
  }
  return sends.sort((a, b) => a.at - b.at);
}

/** When the server first hears of each event, by id. */
export function firstSends(sends: readonly Send[]): Map<string, Send> {
  const first = new Map<string, Send>();
  for (const send of sends) for (const { id } of send.events) if (!first.has(id)) first.set(id, send);
  return first;
}

function momentsOf(device: Device, online: number[], period: Span): number[] {
  const backOnline = device.offline.map(({ until }) => until);
  const end = Math.max(period.until, ...backOnline);
  return [...online.filter((at) => !isOffline(device, at)), ...backOnline, end].sort((a, b) => a - b);
}

function* batches(events: WireEvent[]): Generator<WireEvent[]> {
  const sizes = events.map((event) => Buffer.byteLength(JSON.stringify(event)));
  for (let start = 0; start < events.length; ) {
    const length = batchLength(sizes.slice(start));
    yield events.slice(start, start + length);
    start += length;
  }
}
