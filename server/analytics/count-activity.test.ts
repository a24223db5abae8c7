import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { AcceptedRow } from '../../domain/events.ts';
import { fromWire } from '../../domain/wire.ts';
import type { Database } from '../db/database.ts';
import type { Received } from '../queue/queue.ts';
import { newId, sectionRead, settingChanged } from '../test-client.ts';
import { openTestDatabase } from '../test-database.ts';
import { addActivity, countActivity } from './count-activity.ts';

let db: Database;
beforeAll(async () => {
  db = await openTestDatabase();
});
beforeEach(() => db.exec('truncate daily_activity, inbox'));
afterAll(() => db.close());

const add = (messages: Received[]) => addActivity({ db, clock: () => Date.parse('2026-11-23T09:00:00Z') }, messages);

function accepted(event: ReturnType<typeof sectionRead | typeof settingChanged>, correctedAt: string): AcceptedRow {
  const row = { device_id: newId(), seq: 1, corrected_at: Date.parse(correctedAt), score: null };
  return fromWire({ ...event, ...row });
}

function received(rows: AcceptedRow[]): Received {
  const { id, routingKey, body } = countActivity(newId(), rows, newId());
  return { id, routingKey, body: JSON.parse(JSON.stringify(body)), retries: 0 };
}

const totals = () =>
  db.query('select day::text as day, event_type, events, active_seconds from daily_activity order by day, event_type');

test('events are counted by type and by the day in Lagos', async () => {
  const rows = [
    accepted(sectionRead(), '2026-11-23T22:59:59.999Z'),
    accepted(sectionRead(), '2026-11-23T23:00:00.000Z'),
    accepted(sectionRead({ payload: { section_id: 'adding', active_seconds: 86_400 } }), '2026-11-24T12:00:00Z'),
    accepted(settingChanged('theme', 'dark'), '2026-11-24T12:00:00Z'),
  ];
  await add([received(rows)]);
  const expected = [
    { day: '2026-11-23', event_type: 'section_read', events: 1, active_seconds: 30 },
    // Of a day of attention a quarter of an hour counts.
    { day: '2026-11-24', event_type: 'section_read', events: 2, active_seconds: 930 },
    { day: '2026-11-24', event_type: 'setting_changed', events: 1, active_seconds: 0 },
  ];
  expect(await totals()).toEqual(expected);
});

test('a message counts once, however often and however it comes', async () => {
  const message = received([accepted(sectionRead(), '2026-11-23T08:00:00Z')]);
  const other = received([accepted(sectionRead(), '2026-11-23T08:00:00Z')]);
  await add([message, message]);
  await add([message]);
  await Promise.all([add([message, other]), add([other, message])]);
  expect(await totals()).toEqual([{ day: '2026-11-23', event_type: 'section_read', events: 2, active_seconds: 60 }]);
});
