import type { Device } from './devices.ts';
import { clockError } from './devices.ts';
import { firstSends } from './plan-sends.ts';
import type { SimulatedStudent } from './simulate-student.ts';
import type { Span } from './time.ts';
import type { Traits } from './traits.ts';

/** What is hidden from the server; the file has a student on each line, with names in snake_case. Times are true Unix milliseconds. */
export interface Truth {
  studentId: string;
  number: number;
  seed: number;
  traits: Traits;
  devices: Pick<Device, 'id' | 'clock' | 'offline'>[];
  /** When each skill was known, by its id, or by the lesson's where a question names no skill. */
  knowledge: Record<string, Span[]>;
  /** In the order of true time. */
  events: {
    id: string;
    trueAt: number;
    deviceId: string;
    /**
     * Whether the server can find the true time, give or take how long the request took where the clock was wrong: not when it was
     * changed between recording and sending.
     */
    correctable: boolean;
  }[];
}

export function truthOf(
  { id, number, traits, devices, knowledge, recorded, sends }: SimulatedStudent,
  seed: number,
): Truth {
  const sentWith = firstSends(sends);
  return {
    ...{ studentId: id, number, seed, traits, knowledge },
    devices: devices.map(({ id, clock, offline }) => ({ id, clock, offline })),
    events: recorded.map(({ event, trueAt, device }) => ({
      id: event.id,
      trueAt,
      deviceId: device.id,
      correctable: sentWith.get(event.id)?.clockError === clockError(device, trueAt),
    })),
  };
}
