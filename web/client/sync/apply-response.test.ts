import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import type { AcceptedRow, LearningEvent } from '../../../domain/events.ts';
import { addRows, EMPTY_PROGRESS, FOLD_VERSION } from '../../../domain/progress.ts';
import type { Cursor, SyncResponse } from '../../../domain/sync.ts';
import { openStorage } from '../../db/open-storage.ts';
import type { StudentStore } from '../storage.ts';
import { readBase, readMeta } from '../student/student.ts';
import { recordIn } from '../test-phone.ts';
import { type Asked, applyResponse } from './apply-response.ts';

/** The server's clock; the phone's shows 1970. */
const NOW = 1_795_000_000_000;
const at = (seq: number, epoch = 'one'): Cursor => ({ epoch, seq });

/** A phone that stands at `cursor` in the history `epoch`. */
async function createStore(epoch: string | null, cursor: Cursor | null): Promise<StudentStore> {
  const store = await openStorage(new IDBFactory()).openStudent('ada');
  await store.write(async (rows) => {
    await rows.putMeta({ ...(await readMeta(rows)), epoch });
    await rows.putBase({ ...(await readBase(rows)), cursor });
  });
  return store;
}

function apply(store: StudentStore, asked: Pick<Asked, 'epoch' | 'cursor'>, answer: Partial<SyncResponse>) {
  const response = { now: NOW, results: [], cursor: null, changes: [], more: false, ...answer };
  return store.write((rows) => applyResponse(rows, { asked: { ...asked, now: 1_000 }, response, now: 2_000 }));
}

function read(store: StudentStore) {
  return store.read(async (rows) => ({
    base: await readBase(rows),
    epoch: (await readMeta(rows)).epoch,
    waiting: await rows.countWaiting(),
    rejected: await rows.countRejected(),
    events: await rows.pageEvents('', 10),
  }));
}

const row = (event: LearningEvent, seq: number): AcceptedRow => ({
  ...event,
  deviceId: 'phone',
  seq,
  correctedAt: NOW - 5,
  score: 1,
});
const snapshotOf = (...rows: AcceptedRow[]) => ({
  foldVersion: FOLD_VERSION,
  progress: addRows(EMPTY_PROGRESS, rows),
});

describe('an acknowledgement', () => {
  it('fixes when the event happened, before the change that tells it exactly is here', async () => {
    const store = await createStore('one', null);
    await recordIn(store, 'a');
    await apply(store, { epoch: 'one', cursor: null }, { results: [{ id: 'a', s: 'ok', seq: 4 }] });
    const { events, waiting } = await read(store);
    expect(events).toMatchObject([{ seq: 4, correctedAt: NOW - 1_000, acknowledgedAt: NOW, covered: 0 }]);
    expect(waiting).toBe(0);
  });

  it('or a rejection of an event that left the phone meanwhile changes nothing', async () => {
    const store = await createStore('one', at(3));
    const before = await read(store);
    const results: SyncResponse['results'] = [
      { id: 'gone', s: 'dup', seq: 4 },
      { id: 'gone too', s: 'rej', code: 'INVALID_EVENT', message: 'no' },
    ];
    await apply(store, { epoch: 'one', cursor: at(3) }, { results, cursor: at(3) });
    expect(await read(store)).toEqual(before);
  });

  it('counts from the first time it came, or from the change when none did', async () => {
    const store = await createStore('one', at(0));
    const [first, second] = [await recordIn(store, 'a'), await recordIn(store, 'b')];
    await apply(store, { epoch: 'one', cursor: null }, { results: [{ id: 'a', s: 'ok', seq: 1 }] });
    const changes = [row(first, 1), row(second, 2)];
    const asked = { epoch: 'one', cursor: at(0) };
    expect(await apply(store, asked, { now: NOW + 9, changes, cursor: at(2) })).toBe(true);
    const { events, base, waiting } = await read(store);
    expect(events.map(({ acknowledgedAt }) => acknowledgedAt)).toEqual([NOW, NOW + 9]);
    expect(events).toMatchObject(Array(2).fill({ correctedAt: NOW - 5, score: 1, covered: 1 }));
    expect(base).toEqual({ ...snapshotOf(...changes), cursor: at(2) });
    expect(waiting).toBe(0);
  });

  it('from a history that another tab found lost is none', async () => {
    const store = await createStore('two', null);
    await recordIn(store, 'a');
    const before = await read(store);
    const results: SyncResponse['results'] = [{ id: 'a', s: 'ok', seq: 1 }];
    expect(await apply(store, { epoch: 'one', cursor: at(0) }, { results, cursor: at(1) })).toBe(false);
    expect(await read(store)).toEqual(before);
  });
});

describe('changes', () => {
  it.each([
    ['gave up its place', null],
    ['is further on', at(9)],
    ['fell back behind what was asked', at(1)],
  ])('are left out where another tab %s meanwhile', async (_, cursor) => {
    const store = await createStore('one', cursor);
    const event = await recordIn(store, 'a');
    const before = await read(store);
    await apply(store, { epoch: 'one', cursor: at(2) }, { changes: [row(event, 3)], cursor: at(3) });
    expect(await read(store)).toEqual(before);
  });
});

describe('another history', () => {
  it('is noticed by its name alone: what the phone shows stays, and its place is forgotten', async () => {
    const store = await createStore('one', at(5));
    const { base } = await read(store);
    expect(await apply(store, { epoch: 'one', cursor: at(5) }, { cursor: at(7, 'two') })).toBe(false);
    expect(await read(store)).toMatchObject({ base: { ...base, cursor: null }, epoch: null });
  });

  it('makes events go out again that were acknowledged in the old one', async () => {
    const store = await createStore('one', at(0));
    const event = await recordIn(store, 'a');
    await apply(store, { epoch: 'one', cursor: at(0) }, { changes: [row(event, 1)], cursor: at(1) });
    const asked = { epoch: 'one', cursor: at(1) };
    const answer = { reset: true as const, cursor: at(3, 'two'), snapshot: snapshotOf() };
    expect(await apply(store, asked, answer)).toBe(false);
    expect(await read(store)).toMatchObject({ epoch: 'two', waiting: 1, base: { cursor: null } });
  });
});

describe('a snapshot', () => {
  const FIRST = { epoch: null, cursor: null };

  it('is not taken at the first contact while it may hold what waits', async () => {
    const store = await createStore(null, null);
    const event = await recordIn(store, 'a');
    const snapshot = snapshotOf(row(event, 1));
    expect(await apply(store, FIRST, { snapshot, cursor: at(1) })).toBe(false);
    const { base, epoch } = await read(store);
    expect(base).toMatchObject({ progress: EMPTY_PROGRESS, cursor: null });
    expect(epoch).toBe('one');
  });

  it.each([
    ['nothing waits', false, 5],
    ['its history is empty', true, 0],
  ])('is taken at the first contact when %s', async (_, waits, seq) => {
    const store = await createStore(null, null);
    if (waits) await recordIn(store, 'a');
    expect(await apply(store, FIRST, { snapshot: snapshotOf(), cursor: at(seq) })).toBe(true);
    expect((await read(store)).base.cursor).toEqual(at(seq));
  });

  it('of a history that is known is taken whatever was recorded since', async () => {
    const store = await createStore('one', null);
    const event = await recordIn(store, 'a');
    const snapshot = snapshotOf(row({ ...event, id: 'other' }, 1));
    expect(await apply(store, { epoch: 'one', cursor: null }, { snapshot, cursor: at(1) })).toBe(true);
    expect(await read(store)).toMatchObject({ base: { ...snapshot, cursor: at(1) }, waiting: 1 });
  });

  it('includes the events up to its place, and none that came after or still wait', async () => {
    const store = await createStore('one', null);
    for (const id of ['before', 'later', 'waits']) await recordIn(store, id);
    const results: SyncResponse['results'] = [
      { id: 'before', s: 'ok', seq: 5 },
      { id: 'later', s: 'ok', seq: 6 },
    ];
    await apply(store, { epoch: 'one', cursor: null }, { results });
    await apply(store, { epoch: 'one', cursor: null }, { snapshot: snapshotOf(), cursor: at(5) });
    const { events } = await read(store);
    expect(events.map(({ event, covered }) => [event.id, covered])).toEqual([
      ['before', 1],
      ['later', 0],
      ['waits', 0],
    ]);
  });

  it('takes the place of an older one, and never of a newer one', async () => {
    for (const [known, shown] of [
      [3, 5],
      [7, 7],
    ] as const) {
      const store = await createStore('one', at(known));
      expect(await apply(store, { epoch: 'one', cursor: null }, { snapshot: snapshotOf(), cursor: at(5) })).toBe(true);
      expect((await read(store)).base.cursor).toEqual(at(shown));
    }
  });
});
