import { beforeAll, expect, test } from 'vitest';
import { eventSchema } from '../../domain/events.schema.ts';
import { scoreEvent } from '../../domain/grading.ts';
import { MAX_BATCH_BYTES, MAX_BATCH_EVENTS } from '../../domain/sync.ts';
import { fromWire } from '../../domain/wire.ts';
import { type SimulatedStudent, type Simulation, simulateStudent } from './simulate-student.ts';
import { someLibrary } from './test-library.ts';
import { MINUTE_MS, periodOf } from './time.ts';
import { truthOf } from './truth.ts';

const STUDENTS = 120;

let simulation: Simulation;
let students: SimulatedStudent[];

beforeAll(async () => {
  simulation = { seed: 1, library: await someLibrary(), period: periodOf('2026-11-22', 40) };
  students = Array.from({ length: STUDENTS }, (_, i) => simulateStudent(simulation, i + 1));
});

const localDate = (at: number, utcOffset: number) => new Date(at + utcOffset * MINUTE_MS).toISOString().slice(0, 10);
const dates = (student: SimulatedStudent) =>
  student.recorded.map(({ trueAt, event }) => localDate(trueAt, event.utc_offset));

const lagosDates = ({ recorded }: SimulatedStudent) => recorded.map(({ trueAt }) => localDate(trueAt, 60));

test('the same simulation makes the same student, to the byte', () => {
  for (const number of [1, 2, 60]) {
    expect(JSON.stringify(simulateStudent(simulation, number))).toBe(JSON.stringify(students[number - 1]));
  }
});

test('another seed, period or library makes another student, who shares no id', () => {
  const { library, period } = simulation;
  const ids = new Set(students[0]?.recorded.map(({ event }) => event.id));
  for (const other of [
    { ...simulation, seed: 2 },
    { ...simulation, period: { ...period, from: period.from - 1 } },
    { ...simulation, library: library.slice(1) },
  ]) {
    const student = simulateStudent(other, 1);
    expect(student.id).not.toBe(students[0]?.id);
    expect(student.recorded.filter(({ event }) => ids.has(event.id))).toEqual([]);
  }
});

test('every event is one that the server takes, labelled, within the period and in order of time', () => {
  for (const { recorded } of students) {
    for (const { event } of recorded) expect(eventSchema.safeParse(event).error).toBeUndefined();
    expect(recorded[0]?.event).toMatchObject({ type: 'setting_changed', payload: { key: 'simulated', value: 1 } });
    const times = recorded.map(({ trueAt }) => trueAt);
    expect(times).toEqual([...new Set(times)].sort((a, b) => a - b));
    expect(times[0]).toBeGreaterThanOrEqual(simulation.period.from);
    expect(times.at(-1)).toBeLessThan(simulation.period.until);
  }
});

test('a phone sends every event after it was recorded, in its order, in batches that a sync takes', () => {
  for (const { recorded, devices, sends } of students) {
    const trueTimes = new Map(recorded.map(({ event, trueAt }) => [event.id, trueAt]));
    for (const { at, events } of sends) {
      expect(events.length).toBeLessThanOrEqual(MAX_BATCH_EVENTS);
      const sizes = events.map((event) => Buffer.byteLength(JSON.stringify(event)));
      expect(sizes.reduce((sum, size) => sum + size)).toBeLessThanOrEqual(MAX_BATCH_BYTES);
      for (const { id } of events) expect(trueTimes.get(id)).toBeLessThanOrEqual(at);
    }
    for (const device of devices) {
      const sent = sends.filter((send) => send.device === device).flatMap(({ events }) => events);
      const numbers = [...new Set(sent.map(({ device_seq }) => device_seq))].sort((a, b) => a - b);
      expect(numbers).toEqual(recorded.filter((one) => one.device === device).map((_, i) => i + 1));
    }
  }
});

test('able students answer better', () => {
  const lessons = new Map(simulation.library.map(({ contentHash, lesson }) => [contentHash, lesson]));
  const byAbility = students.toSorted((a, b) => a.traits.ability - b.traits.ability);
  const mean = (some: SimulatedStudent[]) => {
    const scores = some.flatMap(({ recorded }) =>
      recorded.flatMap(({ event }) => {
        const lesson = event.type === 'problem_answered' ? lessons.get(event.content_hash) : undefined;
        return lesson ? (scoreEvent(fromWire(event), lesson) ?? []) : [];
      }),
    );
    return scores.reduce((sum, score) => sum + score, 0) / scores.length;
  };
  const [weak, able] = [mean(byAbility.slice(0, 40)), mean(byAbility.slice(-40))];
  expect(weak).toBeGreaterThan(0.2);
  expect(able).toBeGreaterThan(weak + 0.15);
});

test('among many students there is everything that makes rewards and clocks hard', () => {
  const count = (what: (student: SimulatedStudent) => boolean) => students.filter(what).length;
  const goesBack = (list: string[]) => list.some((date, i) => date < (list[i - 1] ?? date));
  const hours = ({ recorded }: SimulatedStudent) =>
    recorded.map(({ trueAt, event }) => new Date(trueAt + event.utc_offset * MINUTE_MS).getUTCHours());
  const events = students.flatMap((student) => truthOf(student, 1).events);

  expect(count(({ traits }) => traits.name !== null)).toBeGreaterThan(STUDENTS / 3);
  expect(count((student) => new Set(dates(student)).size >= 39)).toBeGreaterThan(0);
  expect(count((student) => new Set(dates(student)).size <= 3)).toBeGreaterThan(0);
  expect(count((student) => goesBack(dates(student)))).toBeGreaterThan(0);
  expect(count((student) => crossesMidnight(student, dates(student)))).toBeGreaterThan(0);
  expect(count((student) => crossesMidnight(student, lagosDates(student)))).toBeGreaterThan(0);
  expect(count((student) => hours(student).some((hour) => hour < 7))).toBeGreaterThan(0);
  expect(count((student) => hours(student).some((hour) => hour >= 21))).toBeGreaterThan(0);
  expect(count(comeInOtherOrder)).toBeGreaterThan(0);
  expect(count(({ sends }) => sends.some(({ isAnswerLost }) => isAnswerLost))).toBeGreaterThan(0);
  expect(count(({ sends }) => sends.some(({ events }) => events.length === MAX_BATCH_EVENTS))).toBeGreaterThan(0);
  expect(count(({ devices }) => devices.some(({ clock }) => clock[0]?.error !== 0))).toBeGreaterThan(0);
  const lost = events.filter(({ correctable }) => !correctable).length;
  expect(lost).toBeGreaterThan(0);
  expect(lost).toBeLessThan(events.length / 20);
});

/** Whether the date changes within a session, by the date of each event. */
function crossesMidnight({ recorded }: SimulatedStudent, datesOfEvents: string[]): boolean {
  return recorded.some(({ trueAt }, i) => {
    const before = recorded[i - 1];
    return before && trueAt - before.trueAt < 10 * MINUTE_MS && datesOfEvents[i] !== datesOfEvents[i - 1];
  });
}

/** Whether what one phone recorded after the other reached the server before it. */
function comeInOtherOrder({ recorded, sends }: SimulatedStudent): boolean {
  const trueTimes = new Map(recorded.map(({ event, trueAt }) => [event.id, trueAt]));
  const timeOf = (send: SimulatedStudent['sends'][number] | undefined) => trueTimes.get(send?.events[0]?.id ?? '') ?? 0;
  return sends.some((send, i) => send.device !== sends[i - 1]?.device && timeOf(send) < timeOf(sends[i - 1]));
}
