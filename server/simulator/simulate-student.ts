import type { EventDraft, WireEvent } from '../../domain/events.ts';
import { uuid7 } from '../../domain/uuid7.ts';
import { toWire } from '../../domain/wire.ts';
import type { StudiedLesson } from '../chaos/make-event.ts';
import { clockError, type Device, drawDevices } from './devices.ts';
import { createKnowledge } from './knowledge.ts';
import { createLearner } from './learner.ts';
import { planSends, type Send } from './plan-sends.ts';
import { createRandom, type Random } from './random.ts';
import { planSessions, utcOffsetAt } from './schedule.ts';
import { SECOND_MS, type Span } from './time.ts';
import { drawTraits, type Traits } from './traits.ts';

/** An event as the phone records it, and when that truly was. */
export interface Recorded {
  event: WireEvent;
  trueAt: number;
  device: Device;
}

export interface SimulatedStudent {
  id: string;
  /** From 1. */
  number: number;
  traits: Traits;
  devices: Device[];
  /** In the order of true time. */
  recorded: Recorded[];
  /** When each skill was known. */
  knowledge: Record<string, Span[]>;
  /** In the order of simulated time. */
  sends: Send[];
}

export interface Simulation {
  seed: number;
  period: Span;
  /** In the order in which lessons are studied. */
  library: StudiedLesson[];
}

/** How likely the next step is on the other phone, when there is one. */
const CHANGES_PHONE = 0.15;

/**
 * One student, with all they do and when their phones send it. Nothing but the simulation and the number decides it. Another period or other
 * lessons make wholly other students, so that no id ever stands for two events.
 */
export function simulateStudent(simulation: Simulation, number: number): SimulatedStudent {
  const { seed, period, library } = simulation;
  const hashes = library.map(({ contentHash }) => contentHash).join();
  const random = createRandom(JSON.stringify([seed, period, hashes, number]));
  const id = uuid7(period.from, random.bytes);
  const traits = drawTraits(random, number, period);
  const devices = drawDevices(random, period);
  const knowledge = createKnowledge(random, traits.mind, period.from);
  const sessions = planSessions(random, traits, period);
  const learner = createLearner(random, traits, library, knowledge);

  const recorded: Recorded[] = [];
  const counts = new Map<Device, number>();
  let [device] = devices as [Device];
  function record(draft: EventDraft, trueAt: number): void {
    const occurredAt = trueAt + clockError(device, trueAt);
    const deviceSeq = (counts.get(device) ?? 0) + 1;
    counts.set(device, deviceSeq);
    const utcOffset = utcOffsetAt(traits.zone, trueAt);
    const minted = { id: uuid7(occurredAt, random.bytes), deviceSeq, v: 1 as const, occurredAt, utcOffset };
    recorded.push({ event: toWire<WireEvent>({ ...draft, ...minted }), trueAt, device });
  }

  const settings = planSettings(random, traits, seed, sessions.length);
  for (const [i, session] of sessions.entries()) {
    device = random.pick(devices);
    let at = session.from;
    for (const draft of settings.get(i) ?? []) record(draft, at++);
    for (const { draft, seconds } of learner.study(() => at)) {
      at += seconds * SECOND_MS + random.whole(1, 999);
      if (at >= session.until) break;
      if (random.chance(CHANGES_PHONE)) device = random.pick(devices);
      record(draft, at);
    }
  }

  const online = sessions.flatMap(({ from, until }) => (random.chance(0.2) ? [(from + until) / 2, until] : [until]));
  return {
    ...{ id, number, traits, devices, recorded },
    knowledge: knowledge.history(),
    sends: planSends(random, { number, devices, recorded, online: online.map(Math.round), period }),
  };
}

/** What is set in the first milliseconds of which session. */
function planSettings(random: Random, { name }: Traits, seed: number, sessions: number): Map<number, EventDraft[]> {
  const set = (key: string, value: string | number | null): EventDraft => ({
    type: 'setting_changed',
    payload: { key, value },
  });
  const planned = new Map([[0, [set('simulated', seed)]]]);
  const plan = (session: number, draft: EventDraft) => planned.set(session, [...(planned.get(session) ?? []), draft]);
  if (name === null) return planned;
  const joins = random.whole(0, Math.min(3, Math.max(0, sessions - 1)));
  plan(joins, set('leaderboard-name', name));
  if (sessions > joins + 1 && random.chance(0.2)) {
    const changes = random.whole(joins + 1, sessions - 1);
    plan(changes, set('leaderboard-name', random.pick([null, `${name} II`])));
  }
  return planned;
}
