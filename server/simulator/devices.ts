import { uuid7 } from '../../domain/uuid7.ts';
import type { Random } from './random.ts';
import { DAY_MS, HOUR_MS, isWithin, MINUTE_MS, type Span } from './time.ts';

export interface Device {
  id: string;
  /** Made from the seed too, so that a run that was broken off can be run again. */
  secret: string;
  /** How far its clock is ahead of the true time, in milliseconds, from an instant on. */
  clock: { from: number; error: number }[];
  /** When it has no network, in the order of time. */
  offline: Span[];
}

const YEAR_MS = 365 * DAY_MS;
const TWO_DEVICES = 0.2;

/** The devices of one student. A second one is mostly where the first is: both are offline at once, and not back at once. */
export function drawDevices(random: Random, period: Span): Device[] {
  const offline = drawOffline(random, period);
  const devices = [drawDevice(random, offline, period)];
  if (random.chance(TWO_DEVICES)) {
    const shifted = offline.map(({ from, until }) => ({ from, until: until + random.whole(-30, 120) * MINUTE_MS }));
    devices.push(drawDevice(random, shifted, period));
  }
  return devices;
}

export function clockError({ clock }: Device, at: number): number {
  return clock.findLast(({ from }) => from <= at)?.error ?? 0;
}

export function isOffline({ offline }: Device, at: number): boolean {
  return offline.some((gap) => isWithin(gap, at));
}

function drawDevice(random: Random, offline: Span[], period: Span): Device {
  return {
    id: uuid7(period.from, random.bytes),
    secret: Buffer.from(random.bytes(32)).toString('base64url'),
    clock: drawClock(random, offline, period),
    offline,
  };
}

/** Three in four are right, most others wrong all the time. A few are set while the phone is offline, which no server can know. */
function drawClock(random: Random, offline: Span[], period: Span): Device['clock'] {
  const error = random.chance(0.75) ? 0 : drawError(random);
  const clock = [{ from: 0, error }];
  if (offline.length > 0 && random.chance(0.15)) {
    const gap = random.pick(offline);
    const from = Math.round(Math.min(random.between(gap.from, gap.until), period.until));
    clock.push({ from, error: error === 0 ? drawError(random) : 0 });
  }
  return clock;
}

/** From minutes to years, either way. */
function drawError(random: Random): number {
  const size = random.pick([5 * MINUTE_MS, HOUR_MS, 12 * HOUR_MS, 3 * DAY_MS, 40 * DAY_MS, YEAR_MS, 9 * YEAR_MS]);
  return Math.round(size * random.between(0.5, 1.5)) * random.pick([-1, 1]);
}

/** Half are hardly ever without a network, some for days in a row. */
function drawOffline(random: Random, period: Span): Span[] {
  const [least, most, between] = random.pick([
    [1, 6, 30],
    [1, 6, 30],
    [6, 60, 8],
    [48, 240, 6],
  ]) as [number, number, number];
  const gaps: Span[] = [];
  let at = period.from + random.between(0, between) * DAY_MS;
  while (at < period.until) {
    const until = at + random.between(least, most) * HOUR_MS;
    gaps.push({ from: Math.round(at), until: Math.round(until) });
    // So much later that a second device's gaps, which end a little later, keep apart too.
    at = until + random.between(0.2, 2) * between * DAY_MS;
  }
  return gaps;
}
